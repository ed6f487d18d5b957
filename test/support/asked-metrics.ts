import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {CloudWatch, type MetricDataQuery} from '@aws-sdk/client-cloudwatch';
import {onTestFinished} from 'vitest';
import {createHome, type RunningConsole} from './console.ts';
import {credentials, region} from './sandbox.ts';

/** A call of GetMetricData as it was sent; times in seconds since 1970. */
export interface AskedMetrics {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly MetricDataQueries: readonly MetricDataQuery[];
}

/** All calls of GetMetricData so far, in order. */
export function askedMetrics({endpoint}: RunningConsole): readonly AskedMetrics[] {
  return endpoint.calls
    .filter(({operation}) => operation === 'GetMetricData')
    .map(({body}) => JSON.parse(body) as AskedMetrics);
}

/** Name of the function that a query is for. */
export function functionOf({MetricStat}: MetricDataQuery): string {
  return MetricStat?.Metric?.Dimensions?.find(({Name}) => Name === 'FunctionName')?.Value ?? '';
}

/** The sum of a metric over the time that a call was about, read by another client. */
export async function readTotal(
  {sandbox}: RunningConsole,
  {StartTime, EndTime}: AskedMetrics,
  metric: string,
  dimensions: Readonly<Record<string, string>>,
): Promise<number> {
  const client = new CloudWatch({region, endpoint: sandbox.url, credentials});
  onTestFinished(() => client.destroy());
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({Name, Value}));
  const {MetricDataResults: [result] = []} = await client.getMetricData({
    StartTime: new Date(StartTime * 1000),
    EndTime: new Date(EndTime * 1000),
    MetricDataQueries: [
      {
        Id: 'sum',
        MetricStat: {
          Metric: {Namespace: 'AWS/Lambda', MetricName: metric, Dimensions},
          Period: 60,
          Stat: 'Sum',
        },
      },
    ],
  });
  return (result?.Values ?? []).reduce((sum, value) => sum + value, 0);
}

/** A home folder whose settings file holds these settings. */
export function homeWith(settings: object): string {
  const home = createHome();
  const folder = join(home, '.config', 'lambdeck');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  return home;
}
