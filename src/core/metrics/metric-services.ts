/** Metrics of the AWS/Lambda namespace (Lambda metrics page). */
export type MetricName =
  | 'Invocations'
  | 'Errors'
  | 'Throttles'
  | 'Duration'
  | 'ConcurrentExecutions'
  | 'AsyncEventAge'
  | 'AsyncEventsDropped'
  | 'DeadLetterErrors'
  | 'DestinationDeliveryFailures'
  | 'IteratorAge';

/** How the values of a period become one. */
export type MetricStatistic = 'Sum' | 'Average' | 'Maximum' | 'p50' | 'p95' | 'p99';

/** One series to ask for. */
export interface MetricQuery {
  readonly functionName: string;
  /** A version or alias: its invocations alone. Undefined: all of the function. */
  readonly qualifier?: string;
  /** Of an alias that shares its calls between versions: those that this version answered. */
  readonly executedVersion?: string;
  readonly metric: MetricName;
  readonly statistic: MetricStatistic;
}

/** Series over a span of time, milliseconds since 1970; the period in seconds, a multiple of 60. */
export interface MetricRequest {
  readonly queries: readonly MetricQuery[];
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/** The values of one query, oldest first; undefined where nothing was measured. */
export interface MetricSeries {
  readonly query: MetricQuery;
  readonly values: readonly (number | undefined)[];
}

/**
 * Looks for all the series there are of some metrics: of every function as a whole, or of one function by what was called and
 * by the version that ran.
 */
export interface MetricSearch {
  readonly wanted: readonly Pick<MetricQuery, 'metric' | 'statistic'>[];
  /** The one function; undefined for every one. */
  readonly functionName?: string;
  /** Of the one function only what this version ran. */
  readonly executedVersion?: string;
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/** What a search has found. The service gives so many series of a metric and no more: `cut` names those that may have others. */
export interface FoundMetrics {
  readonly series: readonly MetricSeries[];
  readonly cut: readonly MetricName[];
}

/** Reading metrics. */
export interface MetricServices {
  /**
   * Series in the order of the queries, read in as few calls of GetMetricData as there can be (500 queries a call).
   * Rejects with a `ProblemError`.
   */
  read(request: MetricRequest, signal: AbortSignal): Promise<readonly MetricSeries[]>;
  /** Series that nobody has to know of beforehand, in one call. Rejects with a `ProblemError`. */
  search(search: MetricSearch, signal: AbortSignal): Promise<FoundMetrics>;
  /** What was asked in this session: calls, and metrics, which are what AWS charges for. */
  spent(): {readonly calls: number; readonly metrics: number};
}
