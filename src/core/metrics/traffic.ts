import {mergeValues} from './merge.ts';
import type {MetricName, MetricQuery, MetricRequest, MetricSeries} from './metric-services.ts';
import {countSlots} from './slots.ts';

/** What happened to a function in the last hour, in periods of twelve minutes, oldest first. */
export interface TrafficCounts {
  readonly calls: readonly number[];
  readonly errors: readonly number[];
  readonly throttles: number;
}

/** What happened to a function of late. */
export interface Traffic extends TrafficCounts {
  /** The same and a little more by the minute, from which it is judged. */
  readonly minutes: TrafficMinutes;
}

/** Minutes in a row, oldest first, with their calls, errors, throttles and longest calls in milliseconds. */
export interface TrafficMinutes {
  readonly series: readonly MetricSeries[];
  /** Start of the first, and when they were read while the last was under way, in milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
}

/** What is known of a function's traffic: `failed` when it could not be read, `waiting` before it was. */
export type KnownTraffic = Traffic | 'waiting' | 'failed';

/** Minutes of the hour that are shown as one, and how many such there are. */
const minutes = 12;
const periods = 5;
const minute = 60_000;
/** Before the hour, so that what counts as now begins with a quarter of an hour. */
const margin = 15 * minute;

const metrics: readonly Pick<MetricQuery, 'metric' | 'statistic'>[] = [
  {metric: 'Invocations', statistic: 'Sum'},
  {metric: 'Errors', statistic: 'Sum'},
  {metric: 'Throttles', statistic: 'Sum'},
  {metric: 'Duration', statistic: 'Maximum'},
];

/**
 * Asks for the traffic of functions: four metrics each, by the minute, for longer periods would begin at the full hour
 * and the newest one would look like silence. What AWS charges for is the metric, whatever its period.
 */
export function buildTrafficRequest(functionNames: readonly string[], now: Date): MetricRequest {
  const end = now.getTime();
  const next = (Math.floor(end / minute) + 1) * minute;
  return {
    queries: functionNames.flatMap(functionName => metrics.map(metric => ({functionName, ...metric}))),
    start: next - periods * minutes * minute - margin,
    end,
    period: minute / 1000,
  };
}

/**
 * The traffic of a function in the answer to a request of `buildTrafficRequest`. Counts that were not published are zero;
 * throws when nothing was answered of the function, for that is not to be taken for silence.
 */
export function pickTraffic(
  series: readonly MetricSeries[],
  functionName: string,
  request: Omit<MetricRequest, 'queries'>,
): Traffic {
  const own = series.filter(({query}) => query.functionName === functionName);
  if (own.length === 0) throw new Error(`No metrics were answered of ${functionName}`);
  const valuesOf = (name: MetricName) => mergePeriods(own.find(({query}) => query.metric === name)?.values ?? []);
  return {
    calls: valuesOf('Invocations'),
    errors: valuesOf('Errors'),
    throttles: valuesOf('Throttles').reduce((sum, value) => sum + value, 0),
    minutes: {series: own, start: countSlots(request).first, end: request.end},
  };
}

function mergePeriods(values: MetricSeries['values']): readonly number[] {
  return mergeValues(values.slice(-periods * minutes), minutes, 'sum').map(value => value ?? 0);
}
