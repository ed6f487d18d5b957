import {CloudWatchLogs} from '@aws-sdk/client-cloudwatch-logs';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {countVisible, makeQueue, makeQueueWithDeadLetters, openQueues, queueArn} from '../../support/queues.ts';
import {credentials, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';

let running: RunningSandbox;
let sqs: ReturnType<typeof openQueues>;
let logs: CloudWatchLogs;

const logging = `export const handler = async ({Records}) => {
  console.log('given' + JSON.stringify(Records.map(({body}) => JSON.parse(body).index)));
};`;

beforeAll(async () => {
  running = await startSandbox();
  sqs = openQueues(running.url);
  logs = new CloudWatchLogs({region, endpoint: running.url, credentials});
});

afterAll(async () => {
  sqs.destroy();
  logs.destroy();
  await running.close();
});

async function mapQueue(
  name: string,
  code: string,
  settings: Partial<Parameters<RunningSandbox['client']['createEventSourceMapping']>[0]> = {},
): Promise<string> {
  const {client} = running;
  await client.createFunction(
    await functionInput(name, {Timeout: 1, Code: {ZipFile: await zipOf({'index.mjs': code})}}),
  );
  const mapping = {FunctionName: name, EventSourceArn: queueArn(name), ...settings};
  const {UUID = ''} = await client.createEventSourceMapping(mapping);
  return UUID;
}

const untilEmpty = (url: string) =>
  vi.waitFor(
    async () => {
      const {Attributes = {}} = await sqs.getQueueAttributes({QueueUrl: url, AttributeNames: ['All']});
      const left = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      expect(left.map(key => Attributes[key])).toEqual(['0', '0']);
    },
    {timeout: 20_000, interval: 20},
  );

test('messages reach the function of a mapping in batches, those its filters refuse leave the queue, and all are deleted', async () => {
  const queue = await makeQueue(sqs, 'batched');
  const UUID = await mapQueue('batched', logging, {
    BatchSize: 3,
    FilterCriteria: {Filters: [{Pattern: '{"body": {"wanted": [true]}}'}]},
    Enabled: false,
  });
  const Entries = [true, false, true, true, true].map((wanted, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify({wanted, index}),
  }));
  await sqs.sendMessageBatch({QueueUrl: queue, Entries});
  expect(await countVisible(sqs, queue)).toBe(5);
  await running.client.updateEventSourceMapping({UUID, Enabled: true});
  await untilEmpty(queue);
  const {events = []} = await logs.filterLogEvents({logGroupName: '/aws/lambda/batched', filterPattern: 'given'});
  const given = events.map(({message = ''}) => JSON.parse(message.slice(message.indexOf('given') + 5)) as number[]);
  expect(given.every(batch => batch.length <= 3)).toBe(true);
  expect(given.flat().toSorted()).toEqual([0, 2, 3, 4]);
});

test('of a batch that fails in part only what failed comes back, and goes to the dead letters when that is too often', async () => {
  const {queue, deadLetters} = await makeQueueWithDeadLetters(sqs, 'partly', 1, {VisibilityTimeout: '1'});
  const code = `export const handler = async ({Records}) => ({
    batchItemFailures: Records.filter(({body}) => body === 'bad').map(({messageId}) => ({itemIdentifier: messageId})),
  });`;
  await mapQueue('partly', code, {FunctionResponseTypes: ['ReportBatchItemFailures']});
  const bodies = ['good', 'bad', 'fine'];
  await sqs.sendMessageBatch({
    QueueUrl: queue,
    Entries: bodies.map(body => ({Id: body, MessageBody: body})),
  });
  await untilEmpty(queue);
  const {Messages} = await sqs.receiveMessage({QueueUrl: deadLetters, MaxNumberOfMessages: 10});
  expect(Messages?.map(({Body}) => Body)).toEqual(['bad']);
});

test('what a function is given of an asynchronous invocation that fails comes into its queues', async () => {
  const name = 'async-failing';
  const [deadLetters, destination] = [await makeQueue(sqs, 'async-dlq'), await makeQueue(sqs, 'async-failed')];
  const {client} = running;
  await client.createFunction(
    await functionInput(name, {
      Code: {ZipFile: await zipOf({'index.mjs': 'export const handler = () => { throw new Error("no ✓"); };'})},
      DeadLetterConfig: {TargetArn: queueArn('async-dlq')},
    }),
  );
  await client.putFunctionEventInvokeConfig({
    FunctionName: name,
    MaximumRetryAttempts: 0,
    DestinationConfig: {OnFailure: {Destination: queueArn('async-failed')}},
  });
  await client.invoke({FunctionName: name, InvocationType: 'Event', Payload: Buffer.from('{"order":7}')});
  const take = async (QueueUrl: string) => {
    const {Messages} = await sqs.receiveMessage({QueueUrl, WaitTimeSeconds: 20, MessageAttributeNames: ['All']});
    return Messages?.[0];
  };
  const dead = await take(deadLetters);
  expect(dead?.Body).toBe('{"order":7}');
  expect(dead?.MessageAttributes).toMatchObject({
    ErrorMessage: {DataType: 'String', StringValue: 'no ✓'},
    ErrorCode: {DataType: 'Number', StringValue: '200'},
  });
  expect(JSON.parse((await take(destination))?.Body ?? '')).toMatchObject({requestPayload: {order: 7}});
});

test('a queue that gives less time than the function has is refused', async () => {
  await makeQueue(sqs, 'hasty', {VisibilityTimeout: '0'});
  await expect(mapQueue('hasty', logging)).rejects.toThrow('Queue visibility timeout: 0 seconds is less than');
});
