/** Values of periods in a row, oldest first; undefined where nothing was measured. Times in milliseconds since 1970. */
export interface TimeSeries {
  readonly values: readonly (number | undefined)[];
  /** Start of the first period. */
  readonly start: number;
  /** Milliseconds that a period lasts. */
  readonly length: number;
  /** When it was read: the last period may be under way. */
  readonly end: number;
}

/** The index of the first period that starts at a time or after it. */
export function findIndex({values, start, length}: TimeSeries, time: number): number {
  return Math.max(0, Math.min(values.length, Math.ceil((time - start) / length)));
}

/** When a period begins. */
export function toTime({start, length}: Pick<TimeSeries, 'start' | 'length'>, index: number): number {
  return start + index * length;
}

/** The sum of the periods that start at a time or after it: where nothing was measured, nothing happened. */
export function sumSince(series: TimeSeries | undefined, time: number): number {
  if (series === undefined) return 0;
  let total = 0;
  for (let index = findIndex(series, time); index < series.values.length; index++) total += series.values[index] ?? 0;
  return total;
}

/** The values as counts. */
export function toCounts({values}: Pick<TimeSeries, 'values'>): readonly number[] {
  return values.map(value => value ?? 0);
}

/** The share of each period that is over: all of it, but for the one under way. */
function toElapsed({values, start, length, end}: TimeSeries): readonly number[] {
  return values.map((_, index) => Math.max(0, Math.min(1, (end - start) / length - index)));
}

/** The sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The minutes of each period that are over, as a series. */
export function toMinutesElapsed(series: TimeSeries): TimeSeries {
  return {...series, values: toElapsed(series).map(share => (share * series.length) / 60_000)};
}
