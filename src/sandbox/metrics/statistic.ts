import type {Queries} from '../telemetry/index.ts';
import type {MeasuredRows} from './metric.ts';

/** Values by the start of their period, in ms since 1970, in order. */
export type PointSeries = ReadonlyMap<number, number>;

/** A span of time in periods, all in ms; `start` is the start of a period, `end` exclusive. */
export interface PeriodSpan {
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/** Makes one number of the values of a period. */
export type Statistic = (queries: Queries, rows: MeasuredRows, span: PeriodSpan) => PointSeries;

const aggregates: Readonly<Record<string, string>> = {
  Average: 'avg',
  Maximum: 'max',
  Minimum: 'min',
  SampleCount: 'count',
  Sum: 'sum',
};

/** The statistic of that name: an aggregate or a percentile such as p99 or p99.9; undefined when there is none. */
export function findStatistic(name: string): Statistic | undefined {
  const aggregate = aggregates[name];
  if (aggregate !== undefined) return (queries, rows, span) => readAggregate(queries, rows, span, aggregate);
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(percent)) return undefined;
  return (queries, rows, span) => readPercentile(queries, rows, span, percent / 100);
}

// Numbers arrive in SQLite with a fraction, by which a division would keep its own.
function readAggregate(
  queries: Queries,
  rows: MeasuredRows,
  {start, end, period}: PeriodSpan,
  aggregate: string,
): PointSeries {
  const {table, value, where, parameters} = rows;
  const found = queries(
    `SELECT time / CAST(? AS INTEGER) AS bucket, ${aggregate}(${value}) AS value FROM ${table}
     WHERE ${where} AND time >= ? AND time < ? GROUP BY bucket ORDER BY bucket`,
  ).all(period, ...parameters, start, end);
  return new Map(found.map(row => [Number(row['bucket']) * period, Number(row['value'])]));
}

function readPercentile(
  queries: Queries,
  rows: MeasuredRows,
  {start, end, period}: PeriodSpan,
  share: number,
): PointSeries {
  const {table, value, where, parameters} = rows;
  const found = queries(
    `SELECT time / CAST(? AS INTEGER) AS bucket, ${value} AS value FROM ${table}
     WHERE ${where} AND time >= ? AND time < ? ORDER BY bucket, value`,
  ).all(period, ...parameters, start, end);
  const buckets = Map.groupBy(found, row => Number(row['bucket']) * period);
  return new Map(
    [...buckets].map(([bucket, sorted]) => [
      bucket,
      interpolate(
        sorted.map(row => Number(row['value'])),
        share,
      ),
    ]),
  );
}

/** Between the two values that the share falls between. */
function interpolate(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(place)] ?? 0;
  const upper = sorted[Math.ceil(place)] ?? lower;
  return lower + (upper - lower) * (place - Math.floor(place));
}
