import type {PeriodSpan, PointSeries} from './statistic.ts';

/** A value of metric math: a number, a series, or several series. */
type Value = number | PointSeries | readonly PointSeries[];

/** What an expression may refer to. */
export interface ExpressionScope {
  /** The series of an id; undefined when there is none. */
  readonly series: (id: string) => PointSeries | undefined;
  /** Those of all metrics, for METRICS(). */
  readonly all: () => readonly PointSeries[];
  readonly span: PeriodSpan;
}

/** An expression that cannot be read, or asks for what the sandbox does not know. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

const token = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[-+*/(),[\]])\s*/y;

/**
 * Works out an expression of metric math: numbers, ids, + - * /, parentheses, lists, and the functions AVG, MAX, MIN,
 * SUM, FILL and METRICS. Throws an ExpressionError for anything else.
 */
export function evaluate(text: string, scope: ExpressionScope): PointSeries {
  const value = createEvaluator(parseTokens(text), scope).evaluate();
  if (value instanceof Map) return value;
  throw new ExpressionError('An expression must result in one time series.');
}

function parseTokens(text: string): string[] {
  const tokens: string[] = [];
  let index = 0;
  while (index < text.length) {
    token.lastIndex = index;
    const found = token.exec(text);
    if (!found?.[1]) throw new ExpressionError(`The expression is not understood at position ${index + 1}.`);
    tokens.push(found[1]);
    index += found[0].length;
  }
  return tokens;
}

function createEvaluator(tokens: readonly string[], scope: ExpressionScope) {
  let index = 0;
  const next = (): string => tokens[index] ?? '';
  const take = (...expected: readonly string[]): string => {
    const found = next();
    if (found === '' || (expected.length > 0 && !expected.includes(found))) {
      throw new ExpressionError(found === '' ? 'The expression ends too early.' : `"${found}" is not expected here.`);
    }
    index += 1;
    return found;
  };
  const chain = (part: () => Value, operators: Readonly<Record<string, Operator>>): Value => {
    let value = part();
    for (let operator = operators[next()]; operator; operator = operators[next()]) {
      take();
      value = combine(value, part(), operator);
    }
    return value;
  };
  const sum = (): Value => chain(product, {'+': (a, b) => a + b, '-': (a, b) => a - b});
  const product = (): Value => chain(single, {'*': (a, b) => a * b, '/': (a, b) => a / b});
  const listed = (end: string): Value[] => {
    const values: Value[] = [];
    while (next() !== end) {
      values.push(sum());
      if (next() !== end) take(',');
    }
    take(end);
    return values;
  };
  const single = (): Value => {
    const found = take();
    if (found === '-') return combine(0, single(), (a, b) => a - b);
    if (found === '(') return listed(')')[0] ?? Number.NaN;
    if (found === '[') return listed(']').filter((value): value is PointSeries => value instanceof Map);
    if (/^\d/.test(found)) return Number(found);
    if (next() !== '(') return requireSeries(found, scope);
    take('(');
    return call(found, listed(')'), scope);
  };
  return {
    evaluate(): Value {
      const value = sum();
      if (index < tokens.length) throw new ExpressionError(`"${next()}" is not expected here.`);
      return value;
    },
  };
}

type Operator = (a: number, b: number) => number;

function requireSeries(id: string, scope: ExpressionScope): PointSeries {
  const found = scope.series(id);
  if (!found) throw new ExpressionError(`There is no query with the id ${id}.`);
  return found;
}

/** Point by point; where one of two series has no value there is none. A division by zero has none either. */
function combine(a: Value, b: Value, operator: Operator): Value {
  if (Array.isArray(a) || Array.isArray(b)) throw new ExpressionError('Lists go into functions only.');
  if (typeof a === 'number' && typeof b === 'number') return operator(a, b);
  const times = (a instanceof Map ? a : (b as PointSeries)).keys();
  return buildSeries(times, time => operator(at(a, time), at(b, time)));
}

function at(value: Value, time: number): number {
  if (typeof value === 'number') return value;
  return value instanceof Map ? (value.get(time) ?? Number.NaN) : Number.NaN;
}

function buildSeries(times: Iterable<number>, valueAt: (time: number) => number): PointSeries {
  const points = [...times].sort((a, b) => a - b).map(time => [time, valueAt(time)] as const);
  return new Map(points.filter(([, value]) => Number.isFinite(value)));
}

const reducers: Readonly<Record<string, (values: readonly number[]) => number>> = {
  AVG: values => values.reduce((a, b) => a + b, 0) / values.length,
  MAX: values => Math.max(...values),
  MIN: values => Math.min(...values),
  SUM: values => values.reduce((a, b) => a + b, 0),
};

function call(name: string, values: readonly Value[], scope: ExpressionScope): Value {
  const [first, second] = values;
  if (name === 'METRICS' && values.length === 0) return scope.all();
  if (name === 'FILL' && first instanceof Map && typeof second === 'number') return fill(first, second, scope.span);
  const reduce = reducers[name];
  if (!reduce) throw new ExpressionError(`The sandbox does not know the function ${name} with these arguments.`);
  if (first instanceof Map) return reduce([...first.values()]);
  if (!Array.isArray(first)) throw new ExpressionError(`${name} takes a metric or a list of metrics.`);
  const series = first as readonly PointSeries[];
  const times = new Set(series.flatMap(one => [...one.keys()]));
  return buildSeries(times, time => reduce(series.flatMap(one => one.get(time) ?? [])));
}

function fill(series: PointSeries, value: number, {start, end, period}: PeriodSpan): PointSeries {
  const times = Array.from({length: Math.ceil((end - start) / period)}, (_, index) => start + index * period);
  return buildSeries(times, time => series.get(time) ?? value);
}
