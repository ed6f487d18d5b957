import {matchesWildcard} from '../../names/wildcard.ts';
import {invalidPattern, type Peek, type Take} from './condition.ts';
import {compileExpression} from './expression.ts';

/** Whether one of the values that were found is as asked. */
export type Comparison = (values: readonly unknown[]) => boolean;

type Test = (value: unknown) => boolean;

/** Reads operator and value behind a selector. Throws a TelemetryError. */
export function parseComparison(take: Take, peek: Peek): Comparison {
  const operator = take();
  if (operator === 'EXISTS') return values => values.length > 0;
  if (operator === 'NOT') {
    if (take() !== 'EXISTS') throw invalidPattern();
    return values => values.length === 0;
  }
  if (operator === 'IS') return parseNature(take, peek);
  const value = take();
  const test = parseTest(operator, value);
  return values => values.some(test);
}

function parseNature(take: Take, peek: Peek): Comparison {
  const isNegated = peek() === 'NOT';
  if (isNegated) take();
  const wanted = natures.get(take());
  if (wanted === undefined) throw invalidPattern();
  return values => values.some(value => (value === wanted) !== isNegated);
}

const natures: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['NULL', null],
  ['TRUE', true],
  ['FALSE', false],
]);

function parseTest(operator: string, value: string): Test {
  switch (operator) {
    case '=':
      return parseEquality(value);
    case '!=': {
      const equals = parseEquality(value);
      return found => !equals(found);
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return parseOrder(operator, value);
    default:
      throw invalidPattern();
  }
}

/** A bare number is compared as one; other text may hold `*` for any characters. */
function parseEquality(value: string): Test {
  if (value.startsWith('%')) {
    const test = compileExpression(value.slice(1, -1));
    return found => typeof found === 'string' && test(found);
  }
  const isQuoted = value.startsWith('"');
  const number = isQuoted ? Number.NaN : Number(value);
  if (!Number.isNaN(number)) return found => found === number || found === value;
  const text = isQuoted ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;
  return found => isScalar(found) && matchesWildcard(String(found), text);
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function parseOrder(operator: '<' | '<=' | '>' | '>=', value: string): Test {
  const limit = Number(value);
  if (Number.isNaN(limit)) throw invalidPattern();
  return found => {
    if (typeof found !== 'number') return false;
    if (found === limit) return operator.endsWith('=');
    return operator.startsWith('<') === found < limit;
  };
}
