import {invalidTelemetryParameter} from '../../telemetry/index.ts';

/** Whether something fulfils a condition. */
export type Condition<T> = (subject: T) => boolean;

/** Takes the next word of a pattern; throws a TelemetryError at its end. */
export type Take = () => string;

/** Looks at the next word without taking it. */
export type Peek = () => string | undefined;

/** `&&`, `||` and parentheses, a selector, an operator, or a value: quoted, an expression or a bare word. */
const token =
  /\s*(&&|\|\||[()]|\$(?:\.[\w-]+|\[(?:\d+|\*|"[^"]*"|'[^']*')\]|\.\*)*|!=|<=|>=|[=<>]|"(?:[^"\\]|\\.)*"|%[^%]+%|[^\s()=<>!&|"%]+)\s*/y;

/** Reads comparisons joined by && and ||, of which && binds closer, with parentheses. Throws a TelemetryError. */
export function parseCondition<T>(text: string, toComparison: (take: Take, peek: Peek) => Condition<T>): Condition<T> {
  const tokens = parseTokens(text);
  let index = 0;
  const peek: Peek = () => tokens[index];
  const take = (expected?: string): string => {
    const next = tokens[index];
    if (next === undefined || (expected !== undefined && next !== expected)) throw invalidPattern();
    index += 1;
    return next;
  };
  const joined = (
    operator: string,
    part: () => Condition<T>,
    join: (parts: readonly Condition<T>[]) => Condition<T>,
  ) => {
    const parts = [part()];
    while (peek() === operator) {
      index += 1;
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : join(parts);
  };
  const either = (): Condition<T> => joined('||', both, parts => subject => parts.some(part => part(subject)));
  const both = (): Condition<T> => joined('&&', single, parts => subject => parts.every(part => part(subject)));
  const single = (): Condition<T> => {
    if (peek() !== '(') return toComparison(take, peek);
    take('(');
    const inner = either();
    take(')');
    return inner;
  };
  const condition = either();
  if (index < tokens.length) throw invalidPattern();
  return condition;
}

/** What the service says to a pattern it cannot read. */
export function invalidPattern() {
  return invalidTelemetryParameter('Invalid filter pattern');
}

function parseTokens(text: string): string[] {
  const tokens: string[] = [];
  let index = 0;
  while (index < text.length) {
    token.lastIndex = index;
    const found = token.exec(text);
    if (!found?.[1]) {
      if (text.slice(index).trim() === '') break;
      throw invalidPattern();
    }
    tokens.push(found[1]);
    index += found[0].length;
  }
  return tokens;
}
