import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const stream = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const orders = {FunctionName: 'orders'};
let time = Date.parse('2026-01-31T09:30:00Z');
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox({now: () => time, delays: {create: 0, update: 0, mapping: 500}});
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
});

afterEach(() => sandbox.close());

test('a mapping goes from Creating to Enabled, Disabling, Disabled and Deleting until it is gone', async () => {
  const {UUID = '', State} = await lambda.createEventSourceMapping({...orders, EventSourceArn: queue});
  expect(State).toBe('Creating');
  expect(await refusalOf(lambda.updateEventSourceMapping({UUID, Enabled: false}))).toMatchObject({
    status: 400,
    code: 'ResourceInUseException',
  });
  const states = [await settledState(UUID)];
  states.push((await lambda.updateEventSourceMapping({UUID, Enabled: false})).State, await settledState(UUID));
  states.push((await lambda.updateEventSourceMapping({UUID, Enabled: true})).State, await settledState(UUID));
  states.push((await lambda.updateEventSourceMapping({UUID, BatchSize: 3})).State, await settledState(UUID));
  states.push((await lambda.deleteEventSourceMapping({UUID})).State);
  expect(states).toEqual([
    'Enabled',
    'Disabling',
    'Disabled',
    'Enabling',
    'Enabled',
    'Updating',
    'Enabled',
    'Deleting',
  ]);
  time += 1000;
  expect(await refusalOf(lambda.getEventSourceMapping({UUID}))).toMatchObject({status: 404});
  expect((await lambda.listEventSourceMappings(orders)).EventSourceMappings).toEqual([]);
});

async function settledState(UUID: string): Promise<string | undefined> {
  time += 1000;
  return (await lambda.getEventSourceMapping({UUID})).State;
}

test('a mapping has the defaults of its source', async () => {
  const sqs = await lambda.createEventSourceMapping({...orders, EventSourceArn: queue});
  expect(sqs).toMatchObject({
    BatchSize: 10,
    FunctionArn: arn,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: new Date(time),
  });
  const kinesis = await lambda.createEventSourceMapping({
    FunctionName: `${arn}:1`,
    EventSourceArn: stream,
    StartingPosition: 'AT_TIMESTAMP',
    StartingPositionTimestamp: new Date('2026-01-01T00:00:00Z'),
  });
  expect(kinesis).toMatchObject({
    BatchSize: 100,
    FunctionArn: `${arn}:1`,
    ParallelizationFactor: 1,
    MaximumRetryAttempts: -1,
    StartingPositionTimestamp: new Date('2026-01-01T00:00:00Z'),
    LastProcessingResult: 'No records processed',
  });
});

test('mappings are listed by function and by source', async () => {
  await lambda.createFunction(await functionInput('other'));
  await lambda.createEventSourceMapping({...orders, EventSourceArn: queue});
  await lambda.createEventSourceMapping({FunctionName: 'other', EventSourceArn: stream, StartingPosition: 'LATEST'});
  const byFunction = await lambda.listEventSourceMappings(orders);
  expect(byFunction.EventSourceMappings?.map(({EventSourceArn}) => EventSourceArn)).toEqual([queue]);
  const bySource = await lambda.listEventSourceMappings({EventSourceArn: stream});
  expect(bySource.EventSourceMappings?.map(({EventSourceArn}) => EventSourceArn)).toEqual([stream]);
});

test('a large batch of a queue wants a window', async () => {
  const refusal = await refusalOf(lambda.createEventSourceMapping({...orders, EventSourceArn: queue, BatchSize: 11}));
  expect(refusal.message).toBe(
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
  );
});

test('mappings come a hundred a page', async () => {
  const queues = Array.from({length: 101}, (_, index) => `arn:aws:sqs:${region}:${accountId}:queue-${index}`);
  for (const EventSourceArn of queues) await lambda.createEventSourceMapping({...orders, EventSourceArn});
  const {EventSourceMappings = [], NextMarker} = await lambda.listEventSourceMappings({});
  expect(EventSourceMappings).toHaveLength(100);
  expect((await lambda.listEventSourceMappings({Marker: NextMarker})).EventSourceMappings).toHaveLength(1);
});

test('a mapping in use says which change it refuses', async () => {
  const slow = await startSandbox({delays: {create: 0, mapping: 60_000}});
  const client = new Lambda({region, endpoint: slow.url, credentials, maxAttempts: 1});
  await client.createFunction(await functionInput('orders'));
  const EventSourceArn = `arn:aws:sqs:${region}:${accountId}:orders`;
  const {UUID} = await client.createEventSourceMapping({...orders, EventSourceArn});
  const [update, deletion] = [
    await refusalOf(client.updateEventSourceMapping({UUID, BatchSize: 5})),
    await refusalOf(client.deleteEventSourceMapping({UUID})),
  ];
  client.destroy();
  await slow.close();
  const refused = {status: 400, code: 'ResourceInUseException'};
  expect(update).toEqual({...refused, message: 'Cannot update the event source mapping because it is in use.'});
  expect(deletion).toEqual({...refused, message: 'Cannot delete the event source mapping because it is in use.'});
});
