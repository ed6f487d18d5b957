import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {functionsSeed} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

const now = Date.parse('2026-03-01T16:20:00Z');
const hour = 3_600_000;
const path = mkdtempSync(join(tmpdir(), 'lambdeck-past-'));
let sandbox: ObservedSandbox;

beforeAll(async () => {
  sandbox = await startObserved({seed: true, now: () => now, storage: {kind: 'folder', path}});
});

afterAll(async () => {
  await sandbox.close();
  rmSync(path, {recursive: true, force: true});
});

async function sumOf(observed: ObservedSandbox, MetricName: string, FunctionName: string, from: number, to = 0) {
  const Metric = {Namespace: 'AWS/Lambda', MetricName, Dimensions: [{Name: 'FunctionName', Value: FunctionName}]};
  const {MetricDataResults = []} = await observed.metrics.getMetricData({
    StartTime: new Date(now - from * hour),
    EndTime: new Date(now - to * hour),
    MetricDataQueries: [{Id: 'm', MetricStat: {Metric, Period: 60, Stat: 'Sum'}}],
  });
  return (MetricDataResults[0]?.Values ?? []).reduce((sum, value) => sum + value, 0);
}

async function messagesOf(observed: ObservedSandbox, functionName: string): Promise<string[]> {
  const messages: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await observed.logs.filterLogEvents({
      logGroupName: `/aws/lambda/${functionName}`,
      startTime: now - 25 * hour,
      ...(nextToken ? {nextToken} : {}),
    });
    messages.push(...(page.events ?? []).map(({message = ''}) => message));
    nextToken = page.nextToken;
  } while (nextToken);
  return messages;
}

test('the samples have a day of invocations behind them, as many in the metrics as in the logs', async () => {
  for (const name of ['orders-api', 'clickstream-ingest', 'payments-worker', 'notify-customers', 'image-resizer']) {
    const messages = await messagesOf(sandbox, name);
    const invocations = await sumOf(sandbox, 'Invocations', name, 25);
    expect(invocations).toBeGreaterThan(10);
    expect(messages.filter(message => message.startsWith('START'))).toHaveLength(invocations);
    expect(messages.filter(message => message.startsWith('REPORT'))).toHaveLength(invocations);
  }
});

test('one fails since 40 minutes, one is throttled by night, one is silent since an hour', async () => {
  expect(await sumOf(sandbox, 'Errors', 'clickstream-ingest', 25, 1)).toBe(0);
  expect(await sumOf(sandbox, 'Errors', 'clickstream-ingest', 1)).toBe(80);
  expect(await sumOf(sandbox, 'IteratorAge', 'clickstream-ingest', 1)).toBeGreaterThan(hour);
  expect(await sumOf(sandbox, 'Throttles', 'nightly-report', 25)).toBeGreaterThan(5);
  expect(await sumOf(sandbox, 'Invocations', 'nightly-report', 25)).toBe(0);
  expect(await sumOf(sandbox, 'Invocations', 'thumbnailer', 1)).toBe(0);
  expect(await sumOf(sandbox, 'Invocations', 'thumbnailer', 25, 1)).toBeGreaterThan(10);
});

test('nothing has happened in what is still to come', async () => {
  const {events} = await sandbox.logs.filterLogEvents({logGroupName: '/aws/lambda/orders-api', startTime: now + 1000});
  expect(events).toEqual([]);
});

test('what is seen of the past stays the same, and is there once', async () => {
  const before = await messagesOf(sandbox, 'payments-worker');
  await sandbox.close();
  sandbox = await startObserved({seed: true, now: () => now + hour, storage: {kind: 'folder', path}});
  expect(await messagesOf(sandbox, 'payments-worker')).toEqual(before);
});

test('a sandbox of other functions has no past', async () => {
  const other = await startObserved({seed: () => functionsSeed(2)});
  expect((await other.logs.describeLogGroups({})).logGroups).toEqual([]);
  expect((await other.metrics.listMetrics({})).Metrics).toEqual([]);
  await other.close();
});
