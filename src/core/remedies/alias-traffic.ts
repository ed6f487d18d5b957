import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';

/** Calls, and those of them that failed. */
export interface Counts {
  readonly calls: number;
  readonly errors: number;
}

/** What a version answered for an alias, in the last hour and day. */
export interface VersionTraffic {
  readonly version: string;
  readonly hour: Counts;
  readonly day: Counts;
  /** When the period ended in which it was called last, in milliseconds since 1970. */
  readonly until: number | undefined;
}

/** What was called by an alias, by the version that ran; `untold` is what the metrics give to no version. */
export interface AliasTraffic {
  readonly versions: readonly VersionTraffic[];
  readonly untold: {readonly hour: Counts; readonly day: Counts};
}

/** What was called of a function of late. */
export interface FunctionTraffic {
  readonly aliases: ReadonlyMap<string, AliasTraffic>;
  /** All of the last hour, whatever was called. */
  readonly hour: Counts & {readonly throttles: number};
  /** Why it is not told which version ran. */
  readonly gap: string | undefined;
}

/** The span of the series: the period in seconds. */
export interface TrafficSpan {
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/** Counts of what ran. */
export const countedMetrics = [
  {metric: 'Invocations', statistic: 'Sum'},
  {metric: 'Errors', statistic: 'Sum'},
] as const;

/** Calls and errors of each alias as a whole, and of the function with what was refused. */
export function buildTrafficQueries(functionName: string, aliases: readonly string[]): readonly MetricQuery[] {
  return [
    ...aliases.flatMap(qualifier => countedMetrics.map(metric => ({functionName, qualifier, ...metric}))),
    ...countedMetrics.map(metric => ({functionName, ...metric})),
    {functionName, metric: 'Throttles', statistic: 'Sum'},
  ];
}

/** What was read of a function: as a whole, and, where that is told, by the version that ran for an alias. */
export interface ReadTraffic {
  readonly totals: readonly MetricSeries[];
  readonly byVersion: readonly MetricSeries[] | {readonly gap: string};
  readonly span: TrafficSpan;
}

/** The traffic of a function and its aliases. A version is credited with what it ran, and with nothing else. */
export function buildFunctionTraffic(read: ReadTraffic, aliases: readonly string[]): FunctionTraffic {
  const {totals, byVersion, span} = read;
  const found = 'gap' in byVersion ? [] : byVersion;
  const hour = (name: string) => sumOf(totals, name, {}, toHour(span));
  return {
    aliases: new Map(aliases.map(alias => [alias, buildAliasTraffic(alias, totals, found, span)])),
    hour: {calls: hour('Invocations'), errors: hour('Errors'), throttles: hour('Throttles')},
    gap: 'gap' in byVersion ? byVersion.gap : undefined,
  };
}

function buildAliasTraffic(
  qualifier: string,
  totals: readonly MetricSeries[],
  found: readonly MetricSeries[],
  span: TrafficSpan,
): AliasTraffic {
  const own = found.filter(({query}) => query.qualifier === qualifier && query.executedVersion !== undefined);
  const names = [...new Set(own.flatMap(({query}) => query.executedVersion ?? []))];
  const count = (series: readonly MetricSeries[], executedVersion: string | undefined, first: number): Counts => {
    const of = {qualifier, ...(executedVersion !== undefined && {executedVersion})};
    return {calls: sumOf(series, 'Invocations', of, first), errors: sumOf(series, 'Errors', of, first)};
  };
  const versions = names
    .map(version => ({
      version,
      hour: count(own, version, toHour(span)),
      day: count(own, version, 0),
      until: findLast(own, version, span),
    }))
    .filter(({day}) => day.calls > 0)
    .toSorted((a, b) => (b.until ?? 0) - (a.until ?? 0) || Number(b.version) - Number(a.version));
  const rest = (part: 'hour' | 'day', first: number) =>
    subtract(
      count(totals, undefined, first),
      versions.map(version => version[part]),
    );
  return {versions, untold: {hour: rest('hour', toHour(span)), day: rest('day', 0)}};
}

function subtract({calls, errors}: Counts, told: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => told.reduce((total, one) => total + one[name], 0);
  return {calls: Math.max(0, calls - sum('calls')), errors: Math.max(0, errors - sum('errors'))};
}

/** The first of the periods that make the last hour. */
function toHour({start, end, period}: TrafficSpan): number {
  return Math.max(0, Math.floor((end - 3_600_000) / (period * 1000)) - Math.floor(start / (period * 1000)));
}

function sumOf(
  series: readonly MetricSeries[],
  metric: string,
  {qualifier, executedVersion}: Pick<MetricQuery, 'qualifier' | 'executedVersion'>,
  first: number,
): number {
  return series
    .filter(
      ({query}) =>
        query.metric === metric && query.qualifier === qualifier && query.executedVersion === executedVersion,
    )
    .flatMap(({values}) => values.slice(first))
    .reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function findLast(series: readonly MetricSeries[], version: string, {start, end, period}: TrafficSpan) {
  const own = series.find(({query}) => query.metric === 'Invocations' && query.executedVersion === version);
  const index = own?.values.findLastIndex(value => (value ?? 0) > 0) ?? -1;
  if (index === -1) return undefined;
  const length = period * 1000;
  return Math.min(end, Math.floor(start / length) * length + (index + 1) * length);
}
