import type {LogQuestion, ScanEstimate} from '../../core/insights/insights-services.ts';
import {createLogCalls} from '../logs/log-calls.ts';
import {readMetricPage} from '../metrics/read-pages.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import type {AwsTelemetry} from '../telemetry.ts';

/** Seconds of a period, by how long ago its span begins at most, in days (GetMetricData, API reference). */
const periods: readonly (readonly [days: number, period: number])[] = [
  [1, 60],
  [60, 300],
];
const longestPeriod = 3600;
const day = 86_400_000;

/** How much arrived in some groups in a time, by their metrics; where there are none, how much they store. */
export async function estimateScanBytes(
  {metrics, logs}: Pick<AwsTelemetry, 'metrics' | 'logs'>,
  {groups, from, until}: Omit<LogQuestion, 'query'>,
  signal: AbortSignal,
): Promise<ScanEstimate> {
  const arrived = await readArrived(metrics, {groups, from, until}, signal).catch(error => {
    if (signal.aborted) throw error;
    return undefined;
  });
  if (arrived !== undefined) return {bytes: arrived, by: 'arrived'};
  const calls = createLogCalls(logs);
  const stored = await Promise.all(groups.map(name => repeatRead(() => calls.describeGroup(name, signal), signal)));
  return {bytes: stored.reduce((sum, group) => sum + (group?.storedBytes ?? 0), 0), by: 'stored'};
}

/** Undefined where a group has no such metric. */
async function readArrived(
  ask: AwsTelemetry['metrics'],
  {groups, from, until}: Omit<LogQuestion, 'query'>,
  signal: AbortSignal,
): Promise<number | undefined> {
  const age = (Date.now() - from) / day;
  const Period = periods.find(([days]) => age <= days)?.[1] ?? longestPeriod;
  const MetricDataQueries = groups.map((Value, index) => ({
    Id: `bytes${index}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Logs',
        MetricName: 'IncomingBytes',
        Dimensions: [{Name: 'LogGroupName', Value}],
      },
      Period,
      Stat: 'Sum',
    },
  }));
  const sums = new Map<string, number>();
  let token: string | undefined;
  do {
    const input = {MetricDataQueries, StartTime: new Date(from), EndTime: new Date(until), NextToken: token};
    const answer = await repeatRead(() => readMetricPage(ask, input, signal), signal);
    for (const {Id = '', Values = []} of answer.MetricDataResults ?? []) {
      if (Values.length > 0)
        sums.set(
          Id,
          Values.reduce((sum, value) => sum + value, sums.get(Id) ?? 0),
        );
    }
    token = answer.NextToken || undefined;
  } while (token !== undefined);
  return sums.size === 0 ? undefined : [...sums.values()].reduce((sum, value) => sum + value, 0);
}
