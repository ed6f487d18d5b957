import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {type DataQuery, readQueries} from './data-query.ts';
import type {MetricsContext} from './metrics-context.ts';
import {formatLabel, isSearch, search} from './search.ts';
import {computeResult, createSolver} from './solve-queries.ts';
import type {PointSeries} from './statistic.ts';

/** Data points of an answer (the API reference). */
const pointLimit = 100_800;

interface Result {
  readonly query: Pick<DataQuery, 'id' | 'label'>;
  readonly points: readonly (readonly [time: number, value: number])[];
}

/** GetMetricData; times in and out in seconds since 1970. Throws a TelemetryError. */
export function getMetricData(input: TelemetryInput, {telemetry, region}: MetricsContext): TelemetryInput {
  const reader = new InputReader(input, 'ValidationError');
  const start = reader.requiredTime('StartTime') * 1000;
  const end = reader.requiredTime('EndTime') * 1000;
  if (start >= end) throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  const isAscending = reader.oneOf('ScanBy', ['TimestampDescending', 'TimestampAscending']) === 'TimestampAscending';
  const limit = reader.whole('MaxDatapoints', {min: 1, max: pointLimit}) ?? pointLimit;
  const offset = parseOffset(reader.text('NextToken'));
  const queries = readQueries(reader);
  const results = telemetry.transact(statements => {
    const solve = createSolver(queries, {start, end, region}, statements);
    return queries
      .filter(({returned}) => returned)
      .flatMap(query =>
        isSearch(query.expression)
          ? computeResult(query.id, () => search(query.expression, {queries: statements, region, start, end})).map(
              ({metric, points}) => ({
                query: {id: query.id, label: formatLabel(query.label, metric)},
                points: toPoints(points, isAscending),
              }),
            )
          : [{query, points: toPoints(solve(query.id) ?? new Map(), isAscending)}],
      );
  });
  return cutPage(results, offset, limit);
}

function toPoints(series: PointSeries, isAscending: boolean): Result['points'] {
  const points = [...series];
  return isAscending ? points : points.reverse();
}

/** Every page names all queries; the points of all of them in a row are what is paged through. */
function cutPage(results: readonly Result[], offset: number, limit: number): TelemetryInput {
  let seen = 0;
  const MetricDataResults = results.map(({query, points}) => {
    const from = Math.min(Math.max(0, offset - seen), points.length);
    const until = Math.min(Math.max(0, offset + limit - seen), points.length);
    seen += points.length;
    const page = points.slice(from, until);
    return {
      Id: query.id,
      Label: query.label,
      Timestamps: page.map(([time]) => time / 1000),
      Values: page.map(([, value]) => value),
      StatusCode: until < points.length ? 'PartialData' : 'Complete',
    };
  });
  const next = offset + limit < seen ? {NextToken: encodeToken(offset + limit)} : {};
  return {MetricDataResults, Messages: [], ...next};
}

function encodeToken(offset: number): string {
  return Buffer.from(`points:${offset}`).toString('base64');
}

function parseOffset(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, offset] = /^points:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (offset === undefined) throw new TelemetryError('InvalidNextToken', 'The NextToken is not valid.');
  return Number(offset);
}

function invalid(message: string): TelemetryError {
  return new TelemetryError('ValidationError', message);
}
