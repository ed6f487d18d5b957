import {invalidParameter} from '../../telemetry/index.ts';
import {type Comparison, toComparison} from './comparison.ts';
import type {Matcher} from './matcher.ts';
import {toSelector} from './selector.ts';

type Test = (document: unknown) => boolean;

/** `&&`, `||` and parentheses, a selector, an operator, or a value: quoted, an expression or a bare word. */
const token =
  /\s*(&&|\|\||[()]|\$(?:\.[\w-]+|\[(?:\d+|\*|"[^"]*"|'[^']*')\]|\.\*)*|!=|<=|>=|[=<>]|"(?:[^"\\]|\\.)*"|%[^%]+%|[^\s()=<>!&|"%]+)\s*/y;

/** A pattern in braces: comparisons of members of messages that are JSON, joined by && and ||. */
export function toJsonMatcher(text: string): Matcher {
  if (!text.endsWith('}')) throw invalid();
  const test = createParser(toTokens(text.slice(1, -1))).parse();
  return message => {
    const document = toDocument(message);
    return document !== undefined && test(document);
  };
}

/** Only objects and lists have members; undefined for anything else. */
function toDocument(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

function toTokens(text: string): string[] {
  const tokens: string[] = [];
  let index = 0;
  while (index < text.length) {
    token.lastIndex = index;
    const found = token.exec(text);
    if (!found?.[1]) {
      if (text.slice(index).trim() === '') break;
      throw invalid();
    }
    tokens.push(found[1]);
    index += found[0].length;
  }
  return tokens;
}

/** && binds closer than ||. */
function createParser(tokens: readonly string[]) {
  let index = 0;
  const take = (expected?: string): string => {
    const next = tokens[index];
    if (next === undefined || (expected !== undefined && next !== expected)) throw invalid();
    index += 1;
    return next;
  };
  const joined = (operator: string, part: () => Test, join: (parts: readonly Test[]) => Test): Test => {
    const parts = [part()];
    while (tokens[index] === operator) {
      index += 1;
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : join(parts);
  };
  const either = (): Test => joined('||', both, parts => document => parts.some(part => part(document)));
  const both = (): Test => joined('&&', single, parts => document => parts.every(part => part(document)));
  const single = (): Test => {
    if (tokens[index] !== '(') return comparison();
    take('(');
    const inner = either();
    take(')');
    return inner;
  };
  const comparison = (): Test => {
    const select = toSelector(take());
    const compare: Comparison = toComparison(take, () => tokens[index]);
    return document => compare(select(document));
  };
  return {
    parse() {
      const test = either();
      if (index < tokens.length) throw invalid();
      return test;
    },
  };
}

function invalid() {
  return invalidParameter('Invalid filter pattern');
}
