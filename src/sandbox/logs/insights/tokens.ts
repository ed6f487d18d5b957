import {QueryError} from './query-error.ts';

/** A word of a query with its place; the text of a text is what stands between its quotes. */
export interface QueryToken {
  readonly kind: 'word' | 'quoted-field' | 'number' | 'period' | 'text' | 'expression' | 'sign' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const patterns: readonly (readonly [kind: QueryToken['kind'] | 'space', pattern: RegExp])[] = [
  ['space', /\s+|#[^\n]*/y],
  ['text', /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/sy],
  ['quoted-field', /`([^`\n]+)`/y],
  ['period', /\d+(?:ms|s|mo|min|m|hr?|d|w|q|y)\b/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['word', /[@A-Za-z_][\w@]*(?:\.[\w@]+)*/y],
  ['sign', /=~|!=|<=|>=|[|,()[\]=<>+*/%^-]/y],
];
const expression = /\/((?:\\.|[^/\\\n])+)\//y;

/** The words of a query, and its end. Throws a QueryError for a character that begins none. */
export function splitQuery(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < query.length) {
    const token = readToken(query, at, tokens);
    if (token.kind !== 'space') tokens.push({...token, kind: token.kind});
    at = token.end;
  }
  return [...tokens, {kind: 'end', text: '<EOF>', start: at, end: at}];
}

function readToken(query: string, start: number, before: readonly QueryToken[]) {
  const all = mayBeExpression(before) ? [['expression', expression] as const, ...patterns] : patterns;
  for (const [kind, pattern] of all) {
    pattern.lastIndex = start;
    const found = pattern.exec(query);
    if (found === null) continue;
    const [whole, first, second] = found;
    return {kind, text: first ?? second ?? whole, start, end: start + whole.length};
  }
  throw unexpected(query, {text: String.fromCodePoint(query.codePointAt(start) ?? 0), start, end: start + 1});
}

/** A slash divides, but for where a text is matched or taken apart. */
function mayBeExpression(before: readonly QueryToken[]): boolean {
  const [last, previous] = [before.at(-1), before.at(-2)];
  if (last === undefined) return false;
  const isParse = (token: QueryToken | undefined) => token?.kind === 'word' && /^parse$/i.test(token.text);
  return /^(?:like|=~)$/i.test(last.text) || isParse(last) || isParse(previous);
}

/** The error of a word that cannot stand where it does, in the service's words. */
export function unexpected(query: string, token: Pick<QueryToken, 'text' | 'start' | 'end'>): QueryError {
  const lines = query.slice(0, token.start).split('\n');
  const place = `at line ${lines.length} and position ${lines.at(-1)?.length ?? 0}`;
  return new QueryError(`unexpected symbol found ${token.text} ${place}`, token);
}
