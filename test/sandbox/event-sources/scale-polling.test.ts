import type {CreateEventSourceMappingRequest} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type HeldRuns, holdRuns} from '../../support/held-runs.ts';
import {eventually} from '../../support/patience.ts';
import {countInFlight, makeQueue, openQueues, queueArn} from '../../support/queues.ts';
import {functionInput, type RunningSandbox, startSandbox, zipOf} from '../../support/sandbox.ts';

const delays = {create: 0, update: 0, mapping: 0, retry: 0};
let now = Date.UTC(2026, 10, 28, 12);
let running: RunningSandbox;
let sqs: ReturnType<typeof openQueues>;
let runs: HeldRuns;

beforeAll(async () => {
  runs = await holdRuns();
  running = await startSandbox({now: () => now});
  sqs = openQueues(running.url);
  const Code = {ZipFile: await zipOf({'index.mjs': runs.code})};
  const settings = {Code, Timeout: 30, Environment: {Variables: runs.variables}};
  await running.client.createFunction(await functionInput('held', settings));
});

afterAll(async () => {
  runs.close();
  sqs.destroy();
  await running.close();
});

interface Fed {
  readonly url: string;
  readonly UUID: string;
  send(body: string, group?: string): Promise<unknown>;
  /** Has the mapping look at the queue now. */
  wake(): Promise<unknown>;
}

/** A queue that feeds the function by a mapping of these settings. */
async function feed(
  name: string,
  settings: Partial<CreateEventSourceMappingRequest>,
  attributes: Record<string, string> = {},
): Promise<Fed> {
  const url = await makeQueue(sqs, name, attributes);
  const mapping = {FunctionName: 'held', EventSourceArn: queueArn(name), ...settings};
  const {UUID = ''} = await running.client.createEventSourceMapping(mapping);
  return {
    url,
    UUID,
    send: (MessageBody, MessageGroupId) =>
      sqs.sendMessage({QueueUrl: url, MessageBody, ...(MessageGroupId && {MessageGroupId})}),
    wake: () => sqs.sendMessage({QueueUrl: url, MessageBody: 'later', DelaySeconds: 900}),
  };
}

test('a batch is gathered until its window is over, or it is full', async () => {
  const {url, send, wake} = await feed('windowed', {BatchSize: 4, MaximumBatchingWindowInSeconds: 20});
  for (const body of ['1', '2']) await send(body);
  await eventually(async () => expect(await countInFlight(sqs, url)).toBe(2));
  now += 20_000;
  await wake();
  (await runs.next('windowed')).end();
  for (const body of ['3', '4', '5', '6', '7']) await send(body);
  (await runs.next('windowed')).end();
  expect(runs.begun('windowed')).toEqual([
    ['1', '2'],
    ['3', '4', '5', '6'],
  ]);
});

test('no more batches are under way than a mapping may have at a time', async () => {
  const {url, send} = await feed('narrow', {BatchSize: 1, ScalingConfig: {MaximumConcurrency: 2}});
  for (const body of ['1', '2', '3', '4', '5']) await send(body);
  for (let taken = 0; taken < 5; taken += 1) {
    const run = await runs.next('narrow');
    now += 5000;
    expect(runs.waiting('narrow').length).toBeLessThanOrEqual(2);
    expect(await countInFlight(sqs, url)).toBeLessThanOrEqual(2);
    run.end();
  }
  expect(runs.begun('narrow').flat().toSorted()).toEqual(['1', '2', '3', '4', '5']);
});

test('a mapping begins with five batches at a time, and has more as time goes on, though none of them ends', async () => {
  const {url, send, wake} = await feed('wide', {BatchSize: 1}, {VisibilityTimeout: '3600'});
  for (let index = 0; index < 12; index += 1) await send(String(index));
  const first = [];
  for (let index = 0; index < 5; index += 1) first.push(await runs.next('wide'));
  expect(await countInFlight(sqs, url)).toBe(5);
  now += 1000;
  await wake();
  for (let index = 5; index < 10; index += 1) first.push(await runs.next('wide'));
  expect(await countInFlight(sqs, url)).toBe(10);
  for (const run of first) run.end();
  for (let index = 10; index < 12; index += 1) (await runs.next('wide')).end();
});

test('each group of a FIFO queue keeps its order, one that fails holds up itself alone, and nothing comes twice', async () => {
  const attributes = {FifoQueue: 'true', ContentBasedDeduplication: 'true'};
  const {url, send} = await feed('ordered.fifo', {BatchSize: 1}, attributes);
  for (const [body, group] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
    ['a1', 'a'],
    ['b2', 'b'],
  ]) {
    await send(body ?? '', group);
  }
  const [a, b] = [await runs.next('ordered.fifo'), await runs.next('ordered.fifo')].toSorted((one, other) =>
    String(one.bodies).localeCompare(String(other.bodies)),
  );
  expect([a?.bodies, b?.bodies]).toEqual([['a1'], ['b1']]);
  a?.fail();
  b?.end();
  const next = await runs.next('ordered.fifo');
  expect(next.bodies).toEqual(['b2']);
  next.end();
  await eventually(async () => expect(await countInFlight(sqs, url)).toBe(1));
  now += 30_000;
  await send('b3', 'b');
  const rest: (readonly [string | undefined, number | undefined])[] = [];
  for (let index = 0; index < 3; index += 1) {
    const run = await runs.next('ordered.fifo');
    rest.push([run.bodies[0], run.receives[0]]);
    run.end();
  }
  const of = (group: string) => rest.filter(([body]) => String(body).startsWith(group));
  expect([of('a'), of('b')]).toEqual([
    [
      ['a1', 2],
      ['a2', 1],
    ],
    [['b3', 1]],
  ]);
});

test('what a function has no concurrency for comes back once it has', async () => {
  const {client} = running;
  await client.putFunctionConcurrency({FunctionName: 'held', ReservedConcurrentExecutions: 0});
  const {url, send} = await feed('throttled', {BatchSize: 2});
  await send('1');
  await eventually(async () => expect(await countInFlight(sqs, url)).toBe(1));
  await client.deleteFunctionConcurrency({FunctionName: 'held'});
  now += 30_000;
  await send('2');
  const got = [];
  while (got.length < 2) {
    const run = await runs.next('throttled');
    got.push(...run.bodies.map((body, index) => [body, run.receives[index]]));
    run.end();
  }
  expect(got.toSorted()).toEqual([
    ['1', 2],
    ['2', 1],
  ]);
});

test('a mapping that is disabled takes nothing more, and begins again with what was left', async () => {
  const {url, UUID, send} = await feed('paused', {BatchSize: 1});
  const enable = (Enabled: boolean) => running.client.updateEventSourceMapping({UUID, Enabled});
  await send('1');
  const run = await runs.next('paused');
  await enable(false);
  run.end();
  await send('2');
  await eventually(async () => expect(await countInFlight(sqs, url)).toBe(0));
  expect(runs.begun('paused')).toEqual([['1']]);
  await enable(true);
  const second = await runs.next('paused');
  expect([second.bodies, second.receives]).toEqual([['2'], [1]]);
  // What is under way yet does not keep it from beginning again.
  await enable(false);
  await send('3');
  await enable(true);
  second.end();
  const third = await runs.next('paused');
  expect(third.bodies).toEqual(['3']);
  third.end();
});

test('a queue whose policy denies the role of the function gives nothing until it does not any more', async () => {
  const {url, send} = await feed('denied', {BatchSize: 1});
  const Statement = {Effect: 'Deny', Principal: '*', Action: 'sqs:DeleteMessage', Resource: '*'};
  const set = (Policy: string) => sqs.setQueueAttributes({QueueUrl: url, Attributes: {Policy}});
  await set(JSON.stringify({Statement}));
  await send('1');
  expect(await countInFlight(sqs, url)).toBe(0);
  await set('');
  await send('2');
  const got = [await runs.next('denied'), await runs.next('denied')];
  for (const run of got) run.end();
  expect(got.map(({bodies, receives}) => [...bodies, ...receives]).toSorted()).toEqual([
    ['1', 1],
    ['2', 1],
  ]);
});

test('a function that is not ready yet is given its first message once it is, and not a visibility timeout later', async () => {
  await using open = new AsyncDisposableStack();
  const slow = open.adopt(await startSandbox({now: () => now, delays: {...delays, create: 5000}}), one => one.close());
  const queues = open.adopt(openQueues(slow.url), one => one.destroy());
  const QueueUrl = await makeQueue(queues, 'early');
  const Code = {ZipFile: await zipOf({'index.mjs': runs.code})};
  const settings = {Code, Timeout: 30, Environment: {Variables: runs.variables}};
  await slow.client.createFunction(await functionInput('held', settings));
  await slow.client.createEventSourceMapping({FunctionName: 'held', EventSourceArn: queueArn('early')});
  await queues.sendMessage({QueueUrl, MessageBody: '1'});
  expect(await countInFlight(queues, QueueUrl)).toBe(0);
  now += 5000;
  const run = await runs.next('early');
  expect(run.receives).toEqual([1]);
  run.end();
});
