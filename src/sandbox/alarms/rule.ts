import type {StoredAlarmState} from './stored-alarm.ts';

/** What a composite alarm is in ALARM by, and the alarms it names. */
export interface AlarmRule {
  readonly names: readonly string[];
  holds(stateOf: (name: string) => StoredAlarmState | undefined): boolean;
}

type Holds = AlarmRule['holds'];

const token = /\s*("(?:[^"\\]|\\.)*"|[()]|[^\s()"]+)/y;

/**
 * Reads a rule such as `ALARM("a") AND NOT OK(b)` (PutCompositeAlarm, API reference); names may be ARNs. Throws a SyntaxError.
 */
export function parseRule(text: string): AlarmRule {
  const tokens = parseTokens(text.trim());
  const names = new Set<string>();
  let index = 0;
  const next = () => tokens[index] ?? '';
  const take = () => {
    index += 1;
    return tokens[index - 1] ?? '';
  };
  const expectToken = (wanted: string) => {
    if (take() !== wanted) throw new SyntaxError(`"${wanted}" is missing`);
  };
  const chain = (word: string, part: () => Holds, join: (first: boolean, second: () => boolean) => boolean) => () => {
    let left = part();
    while (next() === word) {
      take();
      const [first, second] = [left, part()];
      left = stateOf => join(first(stateOf), () => second(stateOf));
    }
    return left;
  };
  const single = (): Holds => {
    const word = take();
    if (word === 'NOT') {
      const inner = single();
      return stateOf => !inner(stateOf);
    }
    if (word === 'TRUE' || word === 'FALSE') return () => word === 'TRUE';
    if (word === '(') {
      const inner = either();
      expectToken(')');
      return inner;
    }
    if (word !== 'ALARM' && word !== 'OK' && word !== 'INSUFFICIENT_DATA')
      throw new SyntaxError(`"${word}" is not expected`);
    expectToken('(');
    const name = toName(take());
    expectToken(')');
    names.add(name);
    return stateOf => stateOf(name) === word;
  };
  const both = chain('AND', single, (first, second) => first && second());
  const either = chain('OR', both, (first, second) => first || second());
  const holds = either();
  if (index < tokens.length) throw new SyntaxError(`"${next()}" is not expected`);
  return {names: [...names], holds};
}

function parseTokens(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found?.[1] === undefined) throw new SyntaxError('a quote is missing');
    tokens.push(found[1]);
  }
  return tokens;
}

function toName(word: string): string {
  const plain = word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(.)/g, '$1') : word;
  return plain.replace(/^arn:[^:]+:cloudwatch:[^:]*:\d*:alarm:/, '');
}
