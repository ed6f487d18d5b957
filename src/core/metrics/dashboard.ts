import type {Ways} from './by-version.ts';
import type {MetricName, MetricQuery, MetricRequest, MetricSeries, MetricStatistic} from './metric-services.ts';
import type {MetricTarget} from './metric-target.ts';
import {findSpan, type SpanName} from './spans.ts';

/** What was read for the charts of a function, version or alias. */
export interface Dashboard {
  readonly series: readonly MetricSeries[];
  /** When it was read, and what it covers: milliseconds since 1970; the period in seconds. */
  readonly readAt: number;
  readonly start: number;
  readonly end: number;
  readonly period: number;
  /** Of a version: what it was called by. */
  readonly ways?: Ways;
}

/** Which charts are wanted: of how long, and of which version or alias of which function. */
export interface MetricsChoice {
  readonly span: SpanName;
  /** Chosen in a function's tab; holds for that function only. */
  readonly target: MetricTarget | undefined;
  /** The time whose bars are read, in milliseconds since 1970. */
  readonly readingAt: number | undefined;
}

const wanted: readonly (readonly [MetricName, MetricStatistic])[] = [
  ['Invocations', 'Sum'],
  ['Errors', 'Sum'],
  ['Throttles', 'Sum'],
  ['Duration', 'p50'],
  ['Duration', 'p95'],
  ['Duration', 'p99'],
  ['ConcurrentExecutions', 'Maximum'],
  ['AsyncEventAge', 'Maximum'],
  ['AsyncEventsDropped', 'Sum'],
  ['DeadLetterErrors', 'Sum'],
  ['DestinationDeliveryFailures', 'Sum'],
  ['IteratorAge', 'Maximum'],
];

/** Asks for everything the charts show, up to the period that is not over yet: twelve metrics. */
export function buildDashboardRequest(target: MetricTarget, name: SpanName, now: Date): MetricRequest {
  const {length, period} = findSpan(name);
  const step = period * 1000;
  const end = (Math.floor(now.getTime() / step) + 1) * step;
  const queries = wanted.map(([metric, statistic]): MetricQuery => ({...target, metric, statistic}));
  return {queries, start: end - length, end, period};
}

/** The values of a metric in what was read. */
export function valuesOf(
  {series}: Dashboard,
  metric: MetricName,
  statistic?: MetricStatistic,
): readonly (number | undefined)[] {
  const found = series.find(
    ({query}) => query.metric === metric && (statistic === undefined || query.statistic === statistic),
  );
  return found?.values ?? [];
}
