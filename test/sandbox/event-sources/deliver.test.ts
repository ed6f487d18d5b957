import {type CreateEventSourceMappingCommandInput, Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {DeliveryReport} from '../../../src/sandbox/event-sources/index.ts';
import {refusalOf} from '../../support/answer.ts';
import {authorization, deliveriesOf} from '../../support/deliveries.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

/** Fails for data with `fail`, in whole or as the items it names; answers the event else. */
const code = `
const dataOf = record => JSON.parse(record.body ?? Buffer.from(record.kinesis.data, 'base64').toString());
export const strict = async event => {
  if (event.Records.some(record => dataOf(record).fail)) throw new Error('cannot');
  return event;
};
export const partial = async event => ({
  batchItemFailures: event.Records.filter(record => dataOf(record).fail > (record.attributes?.ApproximateReceiveCount ?? 0))
    .map(record => ({itemIdentifier: record.messageId ?? record.kinesis.sequenceNumber})),
});
export const wrong = async () => ({batchItemFailures: [{itemIdentifier: 'no such message'}]});
export const echo = async event => event;
`;
const queue = (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`;
const stream = (name: string) => `arn:aws:kinesis:${region}:${accountId}:stream/${name}`;
const table = (name: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${name}/stream/2026-01-01T00:00:00.000`;
const partialAnswers = {FunctionResponseTypes: ['ReportBatchItemFailures' as const]};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  for (const name of ['strict', 'partial', 'wrong', 'echo']) {
    await lambda.createFunction(await functionInput(name, {Code, Handler: `index.${name}`, Timeout: 20}));
  }
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

type Members = Omit<CreateEventSourceMappingCommandInput, 'FunctionName'>;

async function map(functionName: string, members: Members): Promise<string> {
  const position = members.EventSourceArn?.includes(':sqs:') ? {} : {StartingPosition: 'TRIM_HORIZON' as const};
  const {UUID = ''} = await lambda.createEventSourceMapping({FunctionName: functionName, ...position, ...members});
  return UUID;
}

async function post(uuid: string, records: unknown): Promise<Response> {
  const path = `/_sandbox/event-source-mappings/${uuid}/records`;
  return fetch(sandbox.url + path, {method: 'POST', headers: {authorization}, body: JSON.stringify(records)});
}

async function deliver(uuid: string, records: unknown): Promise<DeliveryReport> {
  return (await post(uuid, records)).json() as Promise<DeliveryReport>;
}

function toRuns({batches}: DeliveryReport): unknown[] {
  return batches.map(({records, attempt, result}) => [attempt, records, result]);
}

test('messages come in batches of the size of the mapping, in the shape of their queue', async () => {
  const uuid = await map('echo', {EventSourceArn: queue('shape'), BatchSize: 2});
  const report = await deliver(uuid, [
    {order: 1},
    'text',
    {body: 'own', messageId: 'm-3', attributes: {SenderId: 'me'}},
  ]);
  expect(report).toMatchObject({
    uuid,
    received: 3,
    filteredOut: [],
    delivered: [0, 1, 2],
    discarded: [],
    undelivered: [],
  });
  expect(toRuns(report)).toEqual([
    [1, [0, 1], 'succeeded'],
    [1, [2], 'succeeded'],
  ]);
  expect(report.batches[0]?.response).toMatchObject({
    Records: [
      {
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        receiptHandle: expect.any(String),
        body: '{"order":1}',
        attributes: {ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d{13}$/)},
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: queue('shape'),
        awsRegion: region,
      },
      {body: 'text'},
    ],
  });
  expect(report.batches[1]?.response).toMatchObject({
    Records: [{body: 'own', messageId: 'm-3', attributes: {SenderId: 'me', ApproximateReceiveCount: '1'}}],
  });
});

test('what no filter wants does not reach the function', async () => {
  const FilterCriteria = {
    Filters: [{Pattern: '{"body":{"total":[{"numeric":[">",10]}]}}'}, {Pattern: '{"body":["urgent"]}'}],
  };
  const uuid = await map('echo', {EventSourceArn: queue('filtered'), FilterCriteria});
  const report = await deliver(uuid, {Records: [{total: 11}, {total: 9}, 'urgent', 'later']});
  expect(report).toMatchObject({received: 4, filteredOut: [1, 3], delivered: [0, 2]});
  expect(toRuns(report)).toEqual([[1, [0, 2], 'succeeded']]);
});

test('filters look into the data of a stream and the images of a table', async () => {
  const ofStream = await map('echo', {
    EventSourceArn: stream('filtered'),
    FilterCriteria: {Filters: [{Pattern: '{"data":{"kind":[{"prefix":"a"}]},"partitionKey":["1"]}'}]},
  });
  expect(await deliver(ofStream, [{kind: 'ab'}, {kind: 'ba'}])).toMatchObject({filteredOut: [1], delivered: [0]});
  const ofTable = await map('echo', {
    EventSourceArn: table('filtered'),
    FilterCriteria: {Filters: [{Pattern: '{"eventName":["MODIFY"],"dynamodb":{"NewImage":{"state":{"S":["paid"]}}}}'}]},
  });
  const image = (state: string) => ({id: {S: '1'}, state: {S: state}});
  const report = await deliver(ofTable, [
    {NewImage: image('paid')},
    {OldImage: image('open'), NewImage: image('paid')},
    {OldImage: image('paid'), NewImage: image('open')},
  ]);
  expect(report).toMatchObject({filteredOut: [0, 2], delivered: [1]});
  expect(report.batches[0]?.response).toMatchObject({
    Records: [{eventName: 'MODIFY', eventSource: 'aws:dynamodb', dynamodb: {SequenceNumber: expect.any(String)}}],
  });
});

test('a pattern that is none is refused', async () => {
  for (const Pattern of ['{"body":"text"}', '[]', 'body', '{"body":[]}']) {
    const refused = refusalOf(map('echo', {EventSourceArn: queue('bad'), FilterCriteria: {Filters: [{Pattern}]}}));
    expect(await refused).toMatchObject({status: 400, message: 'Invalid filter pattern definition.'});
  }
});

test('messages of a batch that fails are received again, and stay in the queue in the end', async () => {
  const uuid = await map('strict', {EventSourceArn: queue('strict'), BatchSize: 2});
  const report = await deliver(uuid, [{}, {fail: true}, {}]);
  expect(toRuns(report)).toEqual([
    [1, [0, 1], 'failed'],
    [1, [2], 'succeeded'],
    [2, [0, 1], 'failed'],
    [3, [0, 1], 'failed'],
  ]);
  expect(report).toMatchObject({delivered: [2], undelivered: [0, 1], discarded: []});
});

test('only the messages that are reported as failed are received again', async () => {
  const uuid = await map('partial', {EventSourceArn: queue('partial'), ...partialAnswers});
  const report = await deliver(uuid, [{}, {fail: 2}, {}]);
  expect(toRuns(report)).toEqual([
    [1, [0, 1, 2], 'failed in part'],
    [2, [1], 'succeeded'],
  ]);
  expect(report).toMatchObject({delivered: [0, 1, 2], undelivered: []});
});

test('a report of failures counts only where the mapping asks for it, and only with known messages', async () => {
  const unasked = await map('partial', {EventSourceArn: queue('unasked')});
  expect(toRuns(await deliver(unasked, [{fail: 9}]))).toEqual([[1, [0], 'succeeded']]);
  const wrong = await map('wrong', {EventSourceArn: queue('wrong'), ...partialAnswers});
  expect((await deliver(wrong, [{}, {}])).undelivered).toEqual([0, 1]);
});

test('a FIFO queue holds up the rest of a group behind a message that fails', async () => {
  const uuid = await map('strict', {EventSourceArn: queue('orders.fifo'), BatchSize: 1});
  const of = (group: string, body: object) => ({body: JSON.stringify(body), attributes: {MessageGroupId: group}});
  const report = await deliver(uuid, [of('a', {fail: true}), of('b', {}), of('a', {})]);
  expect(report).toMatchObject({delivered: [1], undelivered: [0, 2]});
  expect(report.batches.some(({records}) => records.includes(2))).toBe(false);
});

test('a stream goes on from the first failure that is reported', async () => {
  const uuid = await map('partial', {EventSourceArn: stream('partial'), MaximumRetryAttempts: 1, ...partialAnswers});
  const report = await deliver(uuid, [{}, {fail: 1}, {}]);
  expect(toRuns(report)).toEqual([
    [1, [0, 1, 2], 'failed in part'],
    [2, [1, 2], 'failed'],
  ]);
  expect(report).toMatchObject({delivered: [0], discarded: [1, 2]});
});

test('a batch is halved until what fails stands alone, and its destination is told where it is', async () => {
  const uuid = await map('strict', {
    EventSourceArn: stream('halved'),
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 0,
    DestinationConfig: {OnFailure: {Destination: queue('given-up')}},
  });
  const report = await deliver(uuid, [{}, {}, {fail: true}, {}]);
  expect(toRuns(report)).toEqual([
    [1, [0, 1, 2, 3], 'failed'],
    [1, [0, 1], 'succeeded'],
    [1, [2, 3], 'failed'],
    [1, [2], 'failed'],
    [1, [3], 'succeeded'],
  ]);
  expect(report).toMatchObject({delivered: [0, 1, 3], discarded: [2], lastProcessingResult: 'OK'});
  const [told] = await deliveriesOf(sandbox.url, queue('given-up'));
  expect(told?.body).toMatchObject({
    version: '1.0',
    requestContext: {condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3},
    responseContext: {statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled'},
    KinesisBatchInfo: {shardId: 'shardId-000000000000', batchSize: 1, streamArn: stream('halved')},
  });
});

test('a stream that may retry for ever is held up, and its mapping says so', async () => {
  const uuid = await map('strict', {EventSourceArn: stream('endless'), BatchSize: 1});
  const other = {kinesis: {data: Buffer.from('{}').toString('base64'), sequenceNumber: '9'}, eventID: 'shardId-1:9'};
  const report = await deliver(uuid, [{fail: true}, {}, other]);
  expect(report).toMatchObject({delivered: [2], undelivered: [0, 1], discarded: []});
  expect(report.batches.filter(({records}) => records.includes(0))).toHaveLength(3);
  const failing = await map('strict', {EventSourceArn: stream('failing')});
  await deliver(failing, [{fail: true}]);
  expect((await lambda.getEventSourceMapping({UUID: failing})).LastProcessingResult).toBe(
    'PROBLEM: Function call failed',
  );
});

test('with a parallelization factor, a record that fails holds up those of its partition key only', async () => {
  const members = {EventSourceArn: stream('parallel'), BatchSize: 1, ParallelizationFactor: 10};
  const uuid = await map('strict', members);
  const keyed = (partitionKey: string, value: object) => ({
    kinesis: {partitionKey, data: Buffer.from(JSON.stringify(value)).toString('base64')},
  });
  const report = await deliver(uuid, [keyed('red', {fail: 9}), keyed('blue', {}), keyed('red', {}), keyed('blue', {})]);
  expect(report).toMatchObject({delivered: [1, 3], undelivered: [0, 2]});
});

test('records that are too old are given up', async () => {
  const uuid = await map('echo', {EventSourceArn: stream('old'), MaximumRecordAgeInSeconds: 60});
  const old = {kinesis: {data: Buffer.from('{}').toString('base64'), approximateArrivalTimestamp: 1_700_000_000}};
  expect(await deliver(uuid, [old, {}])).toMatchObject({discarded: [0], delivered: [1]});
});

test('Kafka’s records are grouped by topic and partition', async () => {
  const {UUID = ''} = await lambda.createEventSourceMapping({
    FunctionName: 'echo',
    SelfManagedEventSource: {Endpoints: {KAFKA_BOOTSTRAP_SERVERS: ['broker:9092']}},
    SourceAccessConfigurations: [{Type: 'BASIC_AUTH', URI: `arn:aws:secretsmanager:${region}:${accountId}:secret:k-1`}],
    Topics: ['orders'],
    FilterCriteria: {Filters: [{Pattern: '{"value":{"a":[1,2]}}'}]},
  });
  const value = Buffer.from('{"a":2}').toString('base64');
  const report = await deliver(UUID, [{a: 1}, {value, partition: 1, offset: 7}, {a: 3}]);
  expect(report).toMatchObject({filteredOut: [2], lastProcessingResult: 'OK'});
  expect(report.batches[0]?.response).toMatchObject({
    eventSource: 'SelfManagedKafka',
    bootstrapServers: 'broker:9092',
    records: {'orders-0': [{topic: 'orders', offset: 0}], 'orders-1': [{value, offset: 7}]},
  });
});

test('a broker’s messages come as those of its engine', async () => {
  const broker = (name: string) => `arn:aws:mq:${region}:${accountId}:broker:${name}:b-1`;
  const secret = {Type: 'BASIC_AUTH' as const, URI: `arn:aws:secretsmanager:${region}:${accountId}:secret:k-1`};
  const active = await map('echo', {
    EventSourceArn: broker('active'),
    Queues: ['q'],
    SourceAccessConfigurations: [secret],
  });
  expect((await deliver(active, ['hello'])).batches[0]?.response).toMatchObject({
    eventSource: 'aws:mq',
    messages: [{messageType: 'jms/text-message', data: Buffer.from('hello').toString('base64')}],
  });
  const SourceAccessConfigurations = [secret, {Type: 'VIRTUAL_HOST' as const, URI: '/shop'}];
  const rabbit = await map('echo', {EventSourceArn: broker('rabbit'), Queues: ['q'], SourceAccessConfigurations});
  expect((await deliver(rabbit, ['hello'])).batches[0]?.response).toMatchObject({
    eventSource: 'aws:rmq',
    rmqMessagesByQueue: {'q::/shop': [{redelivered: false}]},
  });
});

test('a function without concurrency fails its batches', async () => {
  const uuid = await map('echo', {EventSourceArn: queue('throttled')});
  await lambda.putFunctionConcurrency({FunctionName: 'echo', ReservedConcurrentExecutions: 0});
  const report = await deliver(uuid, [{}]);
  await lambda.deleteFunctionConcurrency({FunctionName: 'echo'});
  expect(report.batches[0]).toMatchObject({result: 'throttled', reason: 'Rate Exceeded.'});
  expect(report.undelivered).toEqual([0]);
});

test('a mapping that is not enabled, or not there, takes no records', async () => {
  const uuid = await map('echo', {EventSourceArn: queue('off'), Enabled: false});
  const disabled = await post(uuid, [{}]);
  expect(disabled.status).toBe(409);
  expect(await disabled.json()).toMatchObject({
    message: `The event source mapping ${uuid} is Disabled: it takes no records until it is Enabled.`,
  });
  expect((await post('00000000-0000-4000-8000-000000000000', [{}])).status).toBe(404);
});

test('what are no records is refused', async () => {
  const uuid = await map('echo', {EventSourceArn: table('bad')});
  for (const records of [{}, 'text', [{state: 'no image'}]]) {
    expect((await post(uuid, records)).status).toBe(400);
  }
});
