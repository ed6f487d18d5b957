import type {MetricQuery, MetricRequest, MetricSeries} from './metric-services.ts';

/** What all functions of a list can be sorted by. */
export type TrafficMetric = 'Invocations' | 'Errors';

/** What these are called where they are sorted by. */
export const trafficWords: Readonly<Record<TrafficMetric, string>> = {Invocations: 'calls', Errors: 'errors'};

const minute = 60_000;

/** Asks for what functions counted in the last hour: a metric each, by the minute, for a longer period would begin at the full hour. */
export function buildSumRequest(functionNames: readonly string[], metric: TrafficMetric, now: Date): MetricRequest {
  const end = now.getTime();
  const queries = functionNames.map((functionName): MetricQuery => ({functionName, metric, statistic: 'Sum'}));
  return {queries, start: end - 60 * minute, end, period: 60};
}

/** The sum of each function that was answered, by its name. */
export function sumSeries(series: readonly MetricSeries[]): ReadonlyMap<string, number> {
  return new Map(
    series.map(({query, values}) => [query.functionName, values.reduce<number>((sum, value) => sum + (value ?? 0), 0)]),
  );
}
