import {RE2JS} from 're2js';
import {scalarFunctions} from './scalar-functions.ts';
import type {TokenReader} from './token-reader.ts';
import {type QueryToken, unexpected} from './tokens.ts';
import {compareValues, type Evaluate, formatQueryValue, Instant, isTrue, toNumber, type Value} from './values.ts';

/** ms of the units of periods; a month and longer by their usual lengths. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  mo: 2_592_000_000,
  q: 7_776_000_000,
  y: 31_536_000_000,
};

/** Reads an expression: `or`, `and`, `not`, comparisons, sums, products, powers, in that order. Throws a QueryError. */
export function parseQueryExpression(reader: TokenReader): Evaluate {
  let left = parseAnd(reader);
  while (reader.takeWord('or')) {
    const [first, second] = [left, parseAnd(reader)];
    left = row => Number(isTrue(first(row)) || isTrue(second(row)));
  }
  return left;
}

function parseAnd(reader: TokenReader): Evaluate {
  let left = parseNot(reader);
  while (reader.takeWord('and')) {
    const [first, second] = [left, parseNot(reader)];
    left = row => Number(isTrue(first(row)) && isTrue(second(row)));
  }
  return left;
}

function parseNot(reader: TokenReader): Evaluate {
  if (!reader.takeWord('not')) return parseComparison(reader);
  const of = parseNot(reader);
  return row => Number(!isTrue(of(row)));
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': order => order === 0,
  '!=': order => order !== 0,
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
};

function parseComparison(reader: TokenReader): Evaluate {
  const left = parseSum(reader);
  for (const [sign, holds] of Object.entries(comparisons)) {
    if (!reader.takeSign(sign)) continue;
    const right = parseSum(reader);
    return row => {
      const [a, b] = [left(row), right(row)];
      return Number(a !== undefined && b !== undefined && holds(compareValues(a, b)));
    };
  }
  if (reader.takeSign('=~')) return parseLike(reader, left);
  const isNegated = reader.takeWord('not');
  const test = parseMembership(reader, left);
  if (test === undefined && isNegated) throw reader.unexpected();
  if (test === undefined) return left;
  return isNegated ? row => Number(!isTrue(test(row))) : test;
}

function parseMembership(reader: TokenReader, left: Evaluate): Evaluate | undefined {
  if (reader.takeWord('like')) return parseLike(reader, left);
  if (!reader.takeWord('in')) return undefined;
  const close = reader.takeSign('[') ? ']' : reader.expectSign('(') && ')';
  const values = [parseSum(reader)];
  while (reader.takeSign(',')) values.push(parseSum(reader));
  reader.expectSign(close);
  return row => {
    const value = left(row);
    return Number(value !== undefined && values.some(other => compareValues(value, other(row)) === 0));
  };
}

function parseLike(reader: TokenReader, left: Evaluate): Evaluate {
  const token = reader.next();
  const test = token.kind === 'expression' ? toTest(reader, token) : undefined;
  if (test === undefined && token.kind !== 'text') throw reader.unexpected(token);
  const part = unescapeText(token.text);
  return row => {
    const value = left(row);
    if (value === undefined) return 0;
    const text = formatQueryValue(value);
    return Number(test ? test(text) : text.includes(part));
  };
}

function toTest(reader: TokenReader, token: QueryToken): (text: string) => boolean {
  const expression = compileQueryExpression(reader, token);
  return text => expression.matcher(text).find();
}

/** Compiles an expression between slashes, which takes a time that grows with the text alone. Throws a QueryError. */
export function compileQueryExpression(reader: TokenReader, token: QueryToken): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(token.text));
  } catch {
    throw unexpected(reader.query, token);
  }
}

function parseSum(reader: TokenReader): Evaluate {
  return parseLeft(reader, parseProduct, {'+': (a, b) => a + b, '-': (a, b) => a - b});
}

function parseProduct(reader: TokenReader): Evaluate {
  return parseLeft(reader, parsePower, {'*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b});
}

function parsePower(reader: TokenReader): Evaluate {
  return parseLeft(reader, parseUnary, {'^': (a, b) => a ** b});
}

function parseLeft(
  reader: TokenReader,
  parsePart: (reader: TokenReader) => Evaluate,
  signs: Readonly<Record<string, (a: number, b: number) => number>>,
): Evaluate {
  let left = parsePart(reader);
  for (;;) {
    const found = Object.entries(signs).find(([sign]) => reader.takeSign(sign));
    if (found === undefined) return left;
    const [first, second, work] = [left, parsePart(reader), found[1]];
    left = row => {
      const [a, b] = [toNumber(first(row)), toNumber(second(row))];
      return a === undefined || b === undefined ? undefined : work(a, b);
    };
  }
}

function parseUnary(reader: TokenReader): Evaluate {
  if (!reader.takeSign('-')) return parseOperand(reader);
  const of = parseUnary(reader);
  return row => {
    const value = toNumber(of(row));
    return value === undefined ? undefined : -value;
  };
}

function parseOperand(reader: TokenReader): Evaluate {
  const token = reader.next();
  if (token.kind === 'sign' && token.text === '(') {
    const inner = parseQueryExpression(reader);
    reader.expectSign(')');
    return inner;
  }
  if (token.kind === 'number') return () => Number(token.text);
  if (token.kind === 'text') {
    const text = unescapeText(token.text);
    return () => text;
  }
  if (token.kind === 'quoted-field') return row => row.get(token.text);
  if (token.kind !== 'word') throw reader.unexpected(token);
  if (reader.takeSign('(')) return parseCall(reader, token);
  return row => row.get(token.text);
}

const ofPeriods: Readonly<Record<string, (value: number, period: number) => number>> = {
  datefloor: (value, period) => Math.floor(value / period) * period,
  dateceil: (value, period) => Math.ceil(value / period) * period,
};

/** Behind the opening bracket of a function that is named. */
function parseCall(reader: TokenReader, name: QueryToken): Evaluate {
  const lower = name.text.toLowerCase();
  if (lower === 'bin') {
    const period = parsePeriod(reader);
    reader.expectSign(')');
    return row => floorTo(row.get('@timestamp'), period);
  }
  const ofPeriod = Object.hasOwn(ofPeriods, lower) ? ofPeriods[lower] : undefined;
  if (ofPeriod !== undefined) {
    const of = parseQueryExpression(reader);
    reader.expectSign(',');
    const period = parsePeriod(reader);
    reader.expectSign(')');
    return row => {
      const value = toNumber(of(row));
      return value === undefined ? undefined : new Instant(ofPeriod(value, period));
    };
  }
  const known = Object.hasOwn(scalarFunctions, lower) ? scalarFunctions[lower] : undefined;
  if (known === undefined) throw reader.unexpected(name);
  const args: Evaluate[] = [];
  while (!reader.takeSign(')')) {
    if (args.length > 0) reader.expectSign(',');
    args.push(parseQueryExpression(reader));
  }
  if (args.length < known.least || args.length > known.most) throw reader.unexpected(name);
  return row => known.run(args.map(arg => arg(row)));
}

/** `5m`, in ms. */
function parsePeriod(reader: TokenReader): number {
  const token = reader.next();
  const [, count, unit = ''] = /^(\d+)(\D+)$/.exec(token.text) ?? [];
  const length = units[unit];
  if (token.kind !== 'period' || length === undefined || Number(count) === 0) throw reader.unexpected(token);
  return Number(count) * length;
}

function floorTo(value: Value, period: number): Value {
  const time = toNumber(value);
  return time === undefined ? undefined : new Instant(Math.floor(time / period) * period);
}

/** What stands between quotes: a backslash before a quote or a backslash is none itself. */
export function unescapeText(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}
