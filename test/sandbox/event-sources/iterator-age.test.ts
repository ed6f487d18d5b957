import {expect, onTestFinished, test} from 'vitest';
import {authorization} from '../../support/deliveries.ts';
import {accountId, region} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

const toArn = (service: string, name: string) => `arn:aws:${service}:${region}:${accountId}:${name}`;

async function startReader(): Promise<ObservedSandbox> {
  const sandbox = await startObserved();
  onTestFinished(() => sandbox.close());
  await sandbox.create('reader', 'export const handler = async () => ({});');
  return sandbox;
}

async function deliver(sandbox: ObservedSandbox, source: object, records: readonly unknown[]): Promise<void> {
  const {UUID} = await sandbox.lambda.createEventSourceMapping({FunctionName: 'reader', ...source});
  const answer = await fetch(`${sandbox.url}/_sandbox/event-source-mappings/${UUID}/records`, {
    method: 'POST',
    headers: {authorization},
    body: JSON.stringify(records),
  });
  expect(answer.status).toBe(200);
}

async function ages({metrics}: ObservedSandbox): Promise<readonly number[]> {
  const Metric = {
    Namespace: 'AWS/Lambda',
    MetricName: 'IteratorAge',
    Dimensions: [{Name: 'FunctionName', Value: 'reader'}],
  };
  const {MetricDataResults = []} = await metrics.getMetricData({
    StartTime: new Date(Date.now() - 600_000),
    EndTime: new Date(Date.now() + 600_000),
    MetricDataQueries: [{Id: 'age', MetricStat: {Metric, Period: 60, Stat: 'Maximum'}}],
  });
  return MetricDataResults[0]?.Values ?? [];
}

test('a stream is measured by the age of the last record of a batch', async () => {
  const sandbox = await startReader();
  const arrived = (ago: number) => ({
    kinesis: {data: 'e30=', approximateArrivalTimestamp: (Date.now() - ago) / 1000},
  });
  const source = {EventSourceArn: toArn('kinesis', 'stream/clicks'), StartingPosition: 'TRIM_HORIZON'} as const;
  await deliver(sandbox, source, [arrived(90_000), arrived(30_000)]);
  const [age = 0] = await ages(sandbox);
  expect(age).toBeGreaterThanOrEqual(30_000);
  expect(age).toBeLessThan(60_000);
});

test('a queue has no iterator', async () => {
  const sandbox = await startReader();
  await deliver(sandbox, {EventSourceArn: toArn('sqs', 'orders')}, [{}]);
  expect(await ages(sandbox)).toEqual([]);
});
