import {compareValues, formatQueryValue, toNumber, type Value} from './values.ts';

/** What becomes of the values of many rows. */
export interface Aggregate {
  add(value: Value): void;
  result(): Value;
}

/** The functions of `stats`, by name; `by` is the second argument of those that have one. */
export const aggregateFunctions: Readonly<Record<string, (by: Value) => Aggregate>> = {
  count: () => createCount(),
  count_distinct: () => createDistinct(),
  sum: () => ofNumbers(values => values.reduce((sum, value) => sum + value, 0)),
  avg: () => ofNumbers(average),
  min: () => ofNumbers(values => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)),
  max: () => ofNumbers(values => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)),
  stddev: () => ofNumbers(values => Math.sqrt(average(values.map(value => (value - average(values)) ** 2)))),
  median: () => ofNumbers(values => findPercentile(values, 50)),
  pct: by => ofNumbers(values => findPercentile(values, toNumber(by) ?? 50)),
  percentile: by => ofNumbers(values => findPercentile(values, toNumber(by) ?? 50)),
  // Rows come the latest first.
  latest: () => createChoice(() => false),
  earliest: () => createChoice(() => true),
  sortsfirst: () => createChoice((value, kept) => compareValues(value, kept) < 0),
  sortslast: () => createChoice((value, kept) => compareValues(value, kept) > 0),
};

function createCount(): Aggregate {
  let count = 0;
  return {
    add: value => {
      if (value !== undefined) count += 1;
    },
    result: () => count,
  };
}

function createDistinct(): Aggregate {
  const values = new Set<string>();
  return {
    add: value => {
      if (value !== undefined) values.add(formatQueryValue(value));
    },
    result: () => values.size,
  };
}

function ofNumbers(work: (values: readonly number[]) => number): Aggregate {
  const values: number[] = [];
  return {
    add: value => {
      const number = toNumber(value);
      if (number !== undefined) values.push(number);
    },
    result: () => (values.length === 0 ? undefined : work(values)),
  };
}

/** Keeps one of all values: each that comes is taken in place of the kept one, or not. */
function createChoice(isBetter: (value: Value, kept: Value) => boolean): Aggregate {
  let kept: Value;
  return {
    add: value => {
      if (value !== undefined && (kept === undefined || isBetter(value, kept))) kept = value;
    },
    result: () => kept,
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function findPercentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
