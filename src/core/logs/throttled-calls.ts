import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';
import type {LogSource} from './log-pane.ts';

/** Calls that were refused for want of concurrency leave no line: the metrics that count them, of what a log is read of. */
export function buildThrottleQueries({targets = []}: LogSource): readonly MetricQuery[] {
  const names = [...new Set(targets.map(({FunctionName}) => FunctionName))];
  return names.map(functionName => ({functionName, metric: 'Throttles', statistic: 'Sum'}));
}

/** Seconds of a period for a time that began so many milliseconds ago: older values are kept in longer ones (CloudWatch concepts page). */
export function findThrottlePeriod(ago: number): number {
  const day = 86_400_000;
  if (ago > 14 * day) return 3600;
  return ago > day ? 300 : 60;
}

/** What is said of them below the invocations; undefined where there were none. */
export function describeThrottled(series: readonly MetricSeries[]): string | undefined {
  const throttled = series
    .map(({query, values}) => ({
      name: query.functionName,
      calls: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    }))
    .filter(({calls}) => calls > 0);
  if (throttled.length === 0) return undefined;
  const sum = throttled.reduce((all, {calls}) => all + calls, 0);
  const whose = series.length === 1 ? '' : ` (${throttled.map(({name, calls}) => `${name} ${calls}`).join(', ')})`;
  const many = sum === 1 ? '1 call was' : `${sum.toLocaleString('en')} calls were`;
  return `✗ throttled: ${many} refused in this time${whose}, as metrics tell: such calls leave no line.`;
}
