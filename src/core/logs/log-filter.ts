import {parseExpression} from './expression-filter.ts';
import {createField, type FieldOperator} from './field-filter.ts';
import type {FilterCondition, FilterContext, LogFilter} from './filter-condition.ts';
import {createWord} from './word-filter.ts';

/** Why a filter cannot be read. */
export interface FilterError {
  readonly error: string;
}

/**
 * Reads a filter: words that must all be found, `"several words"` as they stand, fields (`orderId=ORD-1`, `level>=warn`,
 * `duration>500`, `order.id=7`, `time>14:03`), each with `!` before it when it must not be; or a `/regular expression/`.
 */
export function parseLogFilter(text: string, context: FilterContext): LogFilter | FilterError {
  const typed = text.trim();
  const expression = typed.startsWith('/') ? parseExpression(typed, context.compile) : undefined;
  if (expression !== undefined) return expression;
  const conditions: FilterCondition[] = [];
  for (const token of typed.match(tokens) ?? []) {
    const condition = parseToken(token, context);
    if (condition === undefined) continue;
    if ('error' in condition) return condition;
    conditions.push(condition);
  }
  return {
    conditions,
    isEmpty: conditions.length === 0,
    test: line => conditions.every(condition => condition.test(line)),
    narrows: before => before.conditions?.every(old => conditions.some(condition => condition.narrows(old))) ?? false,
  };
}

const quoted = String.raw`"(?:[^"\\]|\\.)*"?(?=\s|$)`;
const field = String.raw`([A-Za-z_@$][\w.@$/-]*)(>=|<=|!=|=|>|<)(${quoted}|\S*)`;
const tokens = new RegExp(`!?(?:${quoted}|${field}|\\S+)`, 'g');
const wholeField = new RegExp(`^${field}$`);

function parseToken(typed: string, context: FilterContext): FilterCondition | FilterError | undefined {
  const isUnwanted = typed.startsWith('!');
  const token = isUnwanted ? typed.slice(1) : typed;
  if (token === '' || token === '"') return undefined;
  const [, name, operator, value = ''] = wholeField.exec(token) ?? [];
  if (name === undefined || operator === undefined) {
    const isWhole = isUnwanted || token.startsWith('"');
    const word = createWord(unquote(token), context, isWhole ? 'whole' : 'fuzzy');
    return isUnwanted ? negate(word) : word;
  }
  const condition = createField(
    {name, operator: operator as FieldOperator, value: unquote(value), source: token},
    context,
  );
  return isUnwanted && !('error' in condition) ? negate(condition) : condition;
}

/** What is between quotes, the closing one of which may not be typed yet. */
function unquote(text: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/\\(.)/g, '$1');
}

interface Negation extends FilterCondition {
  readonly unwanted: FilterCondition;
}

function negate(unwanted: FilterCondition): Negation {
  return {
    type: 'not',
    source: `!${unwanted.source}`,
    unwanted,
    test: line => !unwanted.test(line),
    narrows: before => isNegation(before) && before.unwanted.narrows(unwanted),
  };
}

function isNegation(condition: FilterCondition): condition is Negation {
  return condition.type === 'not';
}
