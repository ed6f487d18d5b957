import {type Aggregate, aggregateFunctions} from './aggregates.ts';
import {compileQueryExpression, parseQueryExpression, unescapeText} from './expression-parser.ts';
import {TokenReader} from './token-reader.ts';
import type {QueryToken} from './tokens.ts';
import {type Evaluate, formatQueryValue, type Value} from './values.ts';

/** A value with the name it is shown by. */
export interface QueryColumn {
  readonly name: string;
  readonly of: Evaluate;
}

/** One command of a query, as its pipes divide it. */
export type QueryCommand =
  | {readonly kind: 'fields' | 'display' | 'dedup'; readonly columns: readonly QueryColumn[]}
  | {readonly kind: 'filter'; readonly test: Evaluate}
  | {readonly kind: 'parse'; readonly take: (row: Parameters<Evaluate>[0]) => ReadonlyMap<string, Value>}
  | {readonly kind: 'stats'; readonly values: readonly Counted[]; readonly by: readonly QueryColumn[]}
  | {readonly kind: 'sort'; readonly keys: readonly {readonly of: Evaluate; readonly isDescending: boolean}[]}
  | {readonly kind: 'limit'; readonly count: number};

/** A value of many rows. */
export interface Counted extends QueryColumn {
  readonly begin: () => Aggregate;
}

/** Rows a query can give (StartQuery, API reference). */
export const rowLimit = 10_000;

const commands: Readonly<Record<string, (reader: TokenReader) => QueryCommand>> = {
  fields: reader => ({kind: 'fields', columns: parseList(reader, parseColumn)}),
  display: reader => ({kind: 'display', columns: parseList(reader, parseColumn)}),
  dedup: reader => ({kind: 'dedup', columns: parseList(reader, parseColumn)}),
  filter: reader => ({kind: 'filter', test: parseQueryExpression(reader)}),
  parse: parseParse,
  stats: parseStats,
  sort: parseSort,
  order: parseSort,
  limit: parseLimit,
  head: parseLimit,
};

/** Reads a query of Logs Insights. Throws a QueryError. */
export function parseLogQuery(query: string): readonly QueryCommand[] {
  const reader = new TokenReader(query);
  const found: QueryCommand[] = [];
  do {
    const name = reader.next();
    const key = name.text.toLowerCase();
    const parse = name.kind === 'word' && Object.hasOwn(commands, key) ? commands[key] : undefined;
    // Only a limit may come behind it (CloudWatch Logs user guide, dedup).
    const isLate = found.some(({kind}) => kind === 'dedup') && key !== 'limit';
    if (parse === undefined || isLate) throw reader.unexpected(name);
    found.push(parse(reader));
  } while (reader.takeSign('|'));
  if (reader.token.kind !== 'end') throw reader.unexpected();
  return found;
}

function parseList<T>(reader: TokenReader, parse: (reader: TokenReader) => T): readonly T[] {
  const found = [parse(reader)];
  while (reader.takeSign(',')) found.push(parse(reader));
  return found;
}

/** `a / 2 as half`: without a name of its own it has its text. */
function parseColumn(reader: TokenReader): QueryColumn {
  const {start} = reader.token;
  const of = parseQueryExpression(reader);
  const text = reader.textSince(start);
  return {of, name: reader.takeWord('as') ? parseName(reader) : text.replace(/^`(.*)`$/, '$1')};
}

function parseName(reader: TokenReader): string {
  const token = reader.next();
  if (token.kind !== 'word' && token.kind !== 'quoted-field') throw reader.unexpected(token);
  return token.text;
}

function parseStats(reader: TokenReader): QueryCommand {
  const values = parseList(reader, parseCounted);
  return {kind: 'stats', values, by: reader.takeWord('by') ? parseList(reader, parseColumn) : []};
}

function parseCounted(reader: TokenReader): Counted {
  const name = reader.next();
  const key = name.text.toLowerCase();
  const create = name.kind === 'word' && Object.hasOwn(aggregateFunctions, key) ? aggregateFunctions[key] : undefined;
  if (create === undefined) throw reader.unexpected(name);
  reader.expectSign('(');
  const of: Evaluate = reader.takeSign('*') ? () => 1 : parseQueryExpression(reader);
  const by = reader.takeSign(',') ? parseQueryExpression(reader) : undefined;
  reader.expectSign(')');
  const text = reader.textSince(name.start);
  const second = by?.({get: () => undefined});
  return {of, begin: () => create(second), name: reader.takeWord('as') ? parseName(reader) : text};
}

function parseSort(reader: TokenReader): QueryCommand {
  reader.takeWord('by');
  const keys = parseList(reader, () => {
    const of = parseSortKey(reader);
    const isDescending = reader.takeWord('desc');
    if (!isDescending) reader.takeWord('asc');
    return {of, isDescending};
  });
  return {kind: 'sort', keys};
}

/** What `stats` has counted is sorted by the text of what it counted: `sort count(*) desc`. */
function parseSortKey(reader: TokenReader): Evaluate {
  const {kind, text, start} = reader.token;
  const isCounted = kind === 'word' && Object.hasOwn(aggregateFunctions, text.toLowerCase());
  if (!isCounted) return parseQueryExpression(reader);
  const word = reader.next();
  if (reader.token.text !== '(') return row => row.get(word.text);
  while (!reader.takeSign(')')) {
    if (reader.token.kind === 'end') throw reader.unexpected();
    reader.next();
  }
  const name = reader.textSince(start);
  return row => row.get(name);
}

function parseLimit(reader: TokenReader): QueryCommand {
  const token = reader.next();
  const count = Number(token.text);
  if (token.kind !== 'number' || !Number.isInteger(count) || count < 1 || count > rowLimit)
    throw reader.unexpected(token);
  return {kind: 'limit', count};
}

/** `parse @message "user=* took *" as user, time`, or an expression with named groups. */
function parseParse(reader: TokenReader): QueryCommand {
  const isPattern = reader.token.kind === 'text' || reader.token.kind === 'expression';
  const of: Evaluate = isPattern ? row => row.get('@message') : parseQueryExpression(reader);
  const token = reader.next();
  if (token.kind === 'text') return {kind: 'parse', take: parseGlob(reader, token, of)};
  if (token.kind !== 'expression') throw reader.unexpected(token);
  const expression = compileQueryExpression(reader, token);
  const names = Object.keys(expression.namedGroups());
  if (names.length === 0) throw reader.unexpected(token);
  return {
    kind: 'parse',
    take: row => {
      const matcher = expression.matcher(formatQueryValue(of(row)));
      return new Map(matcher.find() ? names.map(name => [name, matcher.group(name) ?? undefined]) : []);
    },
  };
}

function parseGlob(reader: TokenReader, token: QueryToken, of: Evaluate) {
  const parts = unescapeText(token.text).split('*');
  if (!reader.takeWord('as')) throw reader.unexpected();
  const names = parseList(reader, parseName);
  if (names.length !== parts.length - 1) throw reader.unexpected(token);
  return (row: Parameters<Evaluate>[0]): ReadonlyMap<string, Value> => {
    const found = matchGlob(formatQueryValue(of(row)), parts);
    return new Map(found?.map((text, index) => [names[index] ?? '', text]));
  };
}

/** What stands for the asterisks between parts, each as short as can be, the last one up to the end of its line. */
function matchGlob(text: string, [first = '', ...parts]: readonly string[]): readonly string[] | undefined {
  const start = text.indexOf(first);
  if (start < 0) return undefined;
  const found: string[] = [];
  let at = start + first.length;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1 && part === '';
    const next = isLast ? text.trimEnd().length : text.indexOf(part, at);
    if (next < at) return undefined;
    found.push(text.slice(at, next));
    at = next + part.length;
  }
  return found;
}
