import {afterAll, beforeAll, expect, test} from 'vitest';
import type {DeliveryReport} from '../../../src/sandbox/event-sources/index.ts';
import {authorization} from '../../support/deliveries.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';

/** Adds up what comes in its window; keeps no state of data with `forget`, and fails for `fail`. */
const code = `
export const handler = async event => {
  const data = event.Records.map(({kinesis}) => JSON.parse(Buffer.from(kinesis.data, 'base64')));
  if (data.some(({fail}) => fail)) throw new Error('cannot');
  if (data.some(({forget}) => forget)) return {};
  const sum = data.reduce((all, {amount}) => all + amount, event.state.sum ?? 0);
  const {Records: _, state: __, ...told} = event;
  return {state: {sum}, told};
};
`;
const stream = `arn:aws:kinesis:${region}:${accountId}:stream/sales`;
let sandbox: RunningSandbox;
let made = 0;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

/** Delivers through a new mapping with windows of a minute. */
async function deliver(records: readonly object[], members: object = {}): Promise<DeliveryReport> {
  made += 1;
  const FunctionName = `sums-${made}`;
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await sandbox.client.createFunction(await functionInput(FunctionName, {Code}));
  const {UUID = ''} = await sandbox.client.createEventSourceMapping({
    FunctionName,
    EventSourceArn: stream,
    StartingPosition: 'TRIM_HORIZON',
    TumblingWindowInSeconds: 60,
    ...members,
  });
  const path = `/_sandbox/event-source-mappings/${UUID}/records`;
  const body = JSON.stringify(records);
  return (
    await fetch(sandbox.url + path, {method: 'POST', headers: {authorization}, body})
  ).json() as Promise<DeliveryReport>;
}

function sale(time: string, data: object, shard = 0): object {
  return {
    eventID: `shardId-00000000000${shard}:1`,
    kinesis: {
      data: Buffer.from(JSON.stringify(data)).toString('base64'),
      approximateArrivalTimestamp: Date.parse(`2026-01-31T${time}Z`) / 1000,
    },
  };
}

function told(response: unknown): unknown[] {
  const {state, told: its} = response as {state: {sum: number}; told: Record<string, unknown>};
  const {window, shardId, isFinalInvokeForWindow} = its as {
    window: {start: string};
    shardId: string;
    isFinalInvokeForWindow: boolean;
  };
  return [window.start, shardId.at(-1), state.sum, isFinalInvokeForWindow];
}

test('a window hands its state on from batch to batch, and ends with an event of its own', async () => {
  const records = ['09:30:05', '09:30:40', '09:30:59', '09:31:00'].map((time, index) =>
    sale(time, {amount: index + 1}),
  );
  const report = await deliver(records, {BatchSize: 2});
  expect(report.delivered).toEqual([0, 1, 2, 3]);
  expect(report.batches.map(({response}) => told(response))).toEqual([
    ['2026-01-31T09:30:00Z', '0', 3, false],
    ['2026-01-31T09:30:00Z', '0', 6, false],
    ['2026-01-31T09:30:00Z', '0', 6, true],
    ['2026-01-31T09:31:00Z', '0', 4, false],
    ['2026-01-31T09:31:00Z', '0', 4, true],
  ]);
  expect(report.batches[0]?.response).toMatchObject({
    told: {
      window: {start: '2026-01-31T09:30:00Z', end: '2026-01-31T09:31:00Z'},
      eventSourceARN: stream,
      isWindowTerminatedEarly: false,
    },
  });
});

test('each shard has windows of its own', async () => {
  const report = await deliver([sale('09:30:05', {amount: 1}), sale('09:30:06', {amount: 5}, 1)]);
  expect(report.batches.map(({response}) => told(response)).toSorted()).toEqual([
    ['2026-01-31T09:30:00Z', '0', 1, false],
    ['2026-01-31T09:30:00Z', '0', 1, true],
    ['2026-01-31T09:30:00Z', '1', 5, false],
    ['2026-01-31T09:30:00Z', '1', 5, true],
  ]);
});

test('an answer without a state is a failure, and does not touch the state', async () => {
  const records = [
    sale('09:30:05', {amount: 2}),
    sale('09:30:06', {amount: 1, forget: true}),
    sale('09:30:07', {amount: 3}),
  ];
  const report = await deliver(records, {BatchSize: 1, MaximumRetryAttempts: 0});
  expect([report.delivered, report.discarded]).toEqual([[0, 2], [1]]);
  expect(told(report.batches.at(-1)?.response)).toEqual(['2026-01-31T09:30:00Z', '0', 5, true]);
});

test('a batch that fails is tried again with the state as it was', async () => {
  const records = [sale('09:30:05', {amount: 2}), sale('09:30:06', {amount: 1, fail: true})];
  const report = await deliver(records, {BatchSize: 1, MaximumRetryAttempts: 1});
  expect(report.batches.map(({attempt, result}) => [attempt, result])).toEqual([
    [1, 'succeeded'],
    [1, 'failed'],
    [2, 'failed'],
    [1, 'succeeded'],
  ]);
  expect(told(report.batches.at(-1)?.response)).toEqual(['2026-01-31T09:30:00Z', '0', 2, true]);
});
