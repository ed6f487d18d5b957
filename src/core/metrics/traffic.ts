import {mergeValues} from './merge.ts';
import type {MetricName, MetricRequest, MetricSeries} from './metric-services.ts';

/** What happened to a function in the last hour, in periods of twelve minutes, oldest first. */
export interface Traffic {
  readonly calls: readonly number[];
  readonly errors: readonly number[];
  readonly throttles: number;
}

/** What is known of a function's traffic: `failed` when it could not be read, `waiting` before it was. */
export type KnownTraffic = Traffic | 'waiting' | 'failed';

/** Minutes of the hour that are shown as one. */
const minutes = 12;
const minute = 60_000;
const metrics: readonly MetricName[] = ['Invocations', 'Errors', 'Throttles'];

/**
 * Asks for the traffic of functions: three metrics each, by the minute, for longer periods would begin at the full hour
 * and the newest one would look like silence. What AWS charges for is the metric, whatever its period.
 */
export function buildTrafficRequest(functionNames: readonly string[], now: Date): MetricRequest {
  const end = (Math.floor(now.getTime() / minute) + 1) * minute;
  return {
    queries: functionNames.flatMap(functionName =>
      metrics.map(metric => ({functionName, metric, statistic: 'Sum' as const})),
    ),
    start: end - 60 * minute,
    end,
    period: minute / 1000,
  };
}

/** What is known of a function of which the answer says nothing. */
export const noTraffic: Traffic = {calls: [], errors: [], throttles: 0};

/** The traffic of each function in the answer to `buildTrafficRequest`. Counts that were not published are zero. */
export function sumTraffic(series: readonly MetricSeries[]): ReadonlyMap<string, Traffic> {
  const byFunction = Map.groupBy(series, ({query}) => query.functionName);
  return new Map(
    [...byFunction].map(([functionName, own]) => {
      const valuesOf = (name: MetricName) => mergePeriods(own.find(({query}) => query.metric === name)?.values ?? []);
      const throttles = valuesOf('Throttles').reduce((sum, value) => sum + value, 0);
      return [functionName, {calls: valuesOf('Invocations'), errors: valuesOf('Errors'), throttles}];
    }),
  );
}

function mergePeriods(values: MetricSeries['values']): readonly number[] {
  return mergeValues(values, minutes, 'sum').map(value => value ?? 0);
}
