import type {MetricName, MetricRequest, MetricSeries} from './metric-services.ts';

/** What happened to a function in the last hour, in periods of ten minutes, oldest first. */
export interface Traffic {
  readonly calls: readonly number[];
  readonly errors: readonly number[];
  readonly throttles: number;
}

/** What is known of a function's traffic: `failed` when it could not be read, `waiting` before it was. */
export type KnownTraffic = Traffic | 'waiting' | 'failed';

/** Periods shown of the hour. */
const trafficPeriods = 6;
/** Seconds. */
const period = 600;
const metrics: readonly MetricName[] = ['Invocations', 'Errors', 'Throttles'];

/** Asks for the traffic of functions: three metrics each, up to the period that is not over yet. */
export function toTrafficRequest(functionNames: readonly string[], now: Date): MetricRequest {
  const length = period * 1000;
  const end = (Math.floor(now.getTime() / length) + 1) * length;
  return {
    queries: functionNames.flatMap(functionName =>
      metrics.map(metric => ({functionName, metric, statistic: 'Sum' as const})),
    ),
    start: end - trafficPeriods * length,
    end,
    period,
  };
}

/** The traffic of each function in the answer to `toTrafficRequest`. Counts that were not published are zero. */
export function toTraffic(series: readonly MetricSeries[]): ReadonlyMap<string, Traffic> {
  const byFunction = Map.groupBy(series, ({query}) => query.functionName);
  return new Map(
    [...byFunction].map(([functionName, own]) => {
      const valuesOf = (name: MetricName) =>
        own.find(({query}) => query.metric === name)?.values.map(value => value ?? 0) ?? [];
      const throttles = valuesOf('Throttles').reduce((sum, value) => sum + value, 0);
      return [functionName, {calls: valuesOf('Invocations'), errors: valuesOf('Errors'), throttles}];
    }),
  );
}
