import {CloudWatch} from '@aws-sdk/client-cloudwatch';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {createFolder} from '../../support/folder.ts';
import {countVisible, makeQueue, makeQueueWithDeadLetters, openQueues, queueArn} from '../../support/queues.ts';
import {credentials, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

let now = Date.UTC(2026, 10, 28, 12);
let running: RunningSandbox;
let sqs: ReturnType<typeof openQueues>;

beforeAll(async () => {
  running = await startSandbox({now: () => now});
  sqs = openQueues(running.url);
});

afterAll(async () => {
  sqs.destroy();
  await running.close();
});

test('a message is received once within its visibility timeout, and again behind it until it is deleted', async () => {
  const QueueUrl = await makeQueue(sqs, 'once', {VisibilityTimeout: '30'});
  const attribute = {
    trace: {DataType: 'String', StringValue: 'a✓'},
    raw: {DataType: 'Binary', BinaryValue: new Uint8Array([0, 255])},
  };
  const sent = await sqs.sendMessage({QueueUrl, MessageBody: 'hello ✓ <&>', MessageAttributes: attribute});
  const all = {QueueUrl, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All' as const]};
  const [first] = (await sqs.receiveMessage(all)).Messages ?? [];
  expect(first).toMatchObject({
    MessageId: sent.MessageId,
    Body: 'hello ✓ <&>',
    MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    Attributes: {ApproximateReceiveCount: '1', SentTimestamp: String(now)},
    MessageAttributes: attribute,
  });
  expect((await sqs.receiveMessage({QueueUrl})).Messages).toBeUndefined();
  now += 30_000;
  const [again] = (await sqs.receiveMessage(all)).Messages ?? [];
  expect(again?.Attributes?.ApproximateReceiveCount).toBe('2');
  // The handle of an earlier receive deletes nothing.
  await sqs.deleteMessage({QueueUrl, ReceiptHandle: first?.ReceiptHandle});
  await sqs.changeMessageVisibility({QueueUrl, ReceiptHandle: again?.ReceiptHandle, VisibilityTimeout: 0});
  expect(await countVisible(sqs, QueueUrl)).toBe(1);
  const [last] = (await sqs.receiveMessage({QueueUrl})).Messages ?? [];
  await sqs.deleteMessage({QueueUrl, ReceiptHandle: last?.ReceiptHandle});
  now += 30_000;
  expect(await countVisible(sqs, QueueUrl)).toBe(0);
});

test('a waiting receive gets what is sent meanwhile; a delayed message comes when its time has come', async () => {
  const QueueUrl = await makeQueue(sqs, 'waiting');
  const waiting = sqs.receiveMessage({QueueUrl, WaitTimeSeconds: 20});
  await sqs.sendMessage({QueueUrl, MessageBody: 'late', DelaySeconds: 60});
  await sqs.sendMessage({QueueUrl, MessageBody: 'now'});
  expect((await waiting).Messages?.map(({Body}) => Body)).toEqual(['now']);
  now += 60_000;
  expect((await sqs.receiveMessage({QueueUrl, MaxNumberOfMessages: 10})).Messages?.map(({Body}) => Body)).toContain(
    'late',
  );
});

test('a FIFO queue keeps groups in order, holds them up behind what is in flight, and takes nothing twice', async () => {
  const QueueUrl = await makeQueue(sqs, 'ordered.fifo', {ContentBasedDeduplication: 'true'});
  const send = (MessageBody: string, MessageGroupId: string) =>
    sqs.sendMessage({QueueUrl, MessageBody, MessageGroupId});
  const first = await send('a1', 'a');
  expect((await send('a1', 'a')).MessageId).toBe(first.MessageId);
  await send('a2', 'a');
  await send('b1', 'b');
  const [one] = (await sqs.receiveMessage({QueueUrl})).Messages ?? [];
  const others = (await sqs.receiveMessage({QueueUrl, MaxNumberOfMessages: 10})).Messages;
  expect([one?.Body, others?.map(({Body}) => Body)]).toEqual(['a1', ['b1']]);
  await sqs.deleteMessage({QueueUrl, ReceiptHandle: one?.ReceiptHandle});
  expect((await sqs.receiveMessage({QueueUrl})).Messages?.map(({Body}) => Body)).toEqual(['a2']);
});

test('what is received too often goes to the dead-letter queue, and a move task brings it back', async () => {
  const {queue, deadLetters} = await makeQueueWithDeadLetters(sqs, 'failing', 2, {VisibilityTimeout: '0'});
  for (const MessageBody of ['x', 'y']) await sqs.sendMessage({QueueUrl: queue, MessageBody});
  for (const _ of ['once', 'twice', 'too often']) await sqs.receiveMessage({QueueUrl: queue, MaxNumberOfMessages: 10});
  expect(await countVisible(sqs, queue)).toBe(0);
  const sources = await sqs.listDeadLetterSourceQueues({QueueUrl: deadLetters});
  expect(sources.queueUrls).toEqual([queue]);
  const [dead] =
    (await sqs.receiveMessage({QueueUrl: deadLetters, VisibilityTimeout: 0, MessageSystemAttributeNames: ['All']}))
      .Messages ?? [];
  expect(dead?.Attributes).toMatchObject({DeadLetterQueueSourceArn: queueArn('failing')});
  const SourceArn = queueArn('failing-dlq');
  await expect(sqs.startMessageMoveTask({SourceArn: queueArn('failing')})).rejects.toThrow('Dead Letter Queue');
  await sqs.startMessageMoveTask({SourceArn});
  await vi.waitFor(async () => {
    const {Results} = await sqs.listMessageMoveTasks({SourceArn});
    expect(Results).toMatchObject([{Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2}]);
  });
  expect([await countVisible(sqs, queue), await countVisible(sqs, deadLetters)]).toEqual([2, 0]);
});

test('a move that follows a cancelled one is carried out', async () => {
  const {queue, deadLetters} = await makeQueueWithDeadLetters(sqs, 'moved', 1, {VisibilityTimeout: '0'});
  const SourceArn = queueArn('moved-dlq');
  for (const MessageBody of ['x', 'y']) await sqs.sendMessage({QueueUrl: deadLetters, MessageBody});
  const slow = {SourceArn, DestinationArn: queueArn('moved'), MaxNumberOfMessagesPerSecond: 1};
  const {TaskHandle} = await sqs.startMessageMoveTask(slow);
  await sqs.cancelMessageMoveTask({TaskHandle});
  now += 1;
  await sqs.startMessageMoveTask({SourceArn, DestinationArn: queueArn('moved')});
  await vi.waitFor(async () => {
    const {Results} = await sqs.listMessageMoveTasks({SourceArn});
    expect(Results).toMatchObject([{Status: 'COMPLETED'}]);
  });
  expect([await countVisible(sqs, queue), await countVisible(sqs, deadLetters)]).toEqual([2, 0]);
});

test('a batch answers for each of its entries, and refusals have the names and codes of the service', async () => {
  const QueueUrl = await makeQueue(sqs, 'batches', {MaximumMessageSize: '1024'});
  const {Successful, Failed} = await sqs.sendMessageBatch({
    QueueUrl,
    Entries: [
      {Id: 'short', MessageBody: 'x'},
      {Id: 'long', MessageBody: 'x'.repeat(1025)},
    ],
  });
  expect([Successful?.map(({Id}) => Id), Failed?.map(({Id}) => Id)]).toEqual([['short'], ['long']]);
  const refusals: readonly (readonly [() => Promise<unknown>, string])[] = [
    [() => sqs.getQueueUrl({QueueName: 'none'}), 'QueueDoesNotExist'],
    [() => sqs.createQueue({QueueName: 'batches', Attributes: {DelaySeconds: '5'}}), 'QueueNameExists'],
    [() => sqs.setQueueAttributes({QueueUrl, Attributes: {DelaySeconds: '901'}}), 'InvalidAttributeValue'],
    [() => sqs.deleteMessage({QueueUrl, ReceiptHandle: 'none'}), 'ReceiptHandleIsInvalid'],
    [() => sqs.sendMessage({QueueUrl, MessageBody: 'a\u0000'}), 'InvalidMessageContents'],
    [() => sqs.getQueueAttributes({QueueUrl, AttributeNames: ['None' as 'All']}), 'InvalidAttributeName'],
    [() => sqs.sendMessageBatch({QueueUrl, Entries: []}), 'EmptyBatchRequest'],
  ];
  for (const [call, name] of refusals) await expect(call()).rejects.toMatchObject({name});
});

test('the query protocol of older clients says the same', async () => {
  const ask = async (form: Record<string, string>, path = '/') => {
    const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20261128/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(`${running.url}${path}`, {
      method: 'POST',
      headers: {authorization},
      body: new URLSearchParams(form),
    });
    return [response.status, await response.text()] as const;
  };
  expect((await ask({Action: 'ListQueues', QueueNamePrefix: 'none'}))[1]).toContain(
    '<ListQueuesResult></ListQueuesResult>',
  );
  const [, made] = await ask({
    Action: 'CreateQueue',
    QueueName: 'old',
    'Attribute.1.Name': 'DelaySeconds',
    'Attribute.1.Value': '0',
    'Tag.1.Key': 'team',
    'Tag.1.Value': 'a',
  });
  const [, url = ''] = /<QueueUrl>(.*?)<\/QueueUrl>/.exec(made) ?? [];
  const {pathname} = new URL(url);
  const [, nothing] = await ask({Action: 'ReceiveMessage'}, pathname);
  expect(nothing).toContain('<ReceiveMessageResult></ReceiveMessageResult>');
  await ask({
    Action: 'SendMessageBatch',
    QueueUrl: url,
    'SendMessageBatchRequestEntry.1.Id': 'a',
    'SendMessageBatchRequestEntry.1.MessageBody': 'b <',
    'SendMessageBatchRequestEntry.1.MessageAttribute.1.Name': 'n',
    'SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType': 'Number',
    'SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue': '7',
  });
  const [, gone] = await ask(
    {Action: 'SetQueueAttributes', 'Attribute.1.Name': 'DelaySeconds', 'Attribute.1.Value': '0'},
    pathname,
  );
  expect(gone).not.toContain('Result');
  const [status, got] = await ask(
    {Action: 'ReceiveMessage', MaxNumberOfMessages: '10', 'AttributeName.1': 'All', 'MessageAttributeName.1': 'All'},
    pathname,
  );
  expect(status).toBe(200);
  expect(got).toContain('<Body>b &#60;</Body>');
  expect(got).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>');
  expect(got).toContain(
    '<MessageAttribute><Name>n</Name><Value><DataType>Number</DataType><StringValue>7</StringValue></Value></MessageAttribute>',
  );
  expect(await sqs.listQueueTags({QueueUrl: url})).toMatchObject({Tags: {team: 'a'}});
  const [refused, why] = await ask({Action: 'GetQueueUrl', QueueName: 'none'});
  expect([refused, why]).toEqual([
    400,
    expect.stringContaining('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>'),
  ]);
});

test('depth and age of a queue are metrics of AWS/SQS', async () => {
  const QueueUrl = await makeQueue(sqs, 'measured');
  await sqs.sendMessage({QueueUrl, MessageBody: 'old'});
  now += 90_000;
  const client = new CloudWatch({region, endpoint: running.url, credentials});
  const read = async (MetricName: string) => {
    const Dimensions = [{Name: 'QueueName', Value: 'measured'}];
    const span = {StartTime: new Date(now - 600_000), EndTime: new Date(now + 60_000), Period: 60};
    const {Datapoints} = await client.getMetricStatistics({
      Namespace: 'AWS/SQS',
      MetricName,
      Dimensions,
      ...span,
      Statistics: ['Maximum'],
    });
    return Datapoints?.at(-1);
  };
  expect(await read('ApproximateAgeOfOldestMessage')).toMatchObject({Maximum: 90, Unit: 'Seconds'});
  expect(await read('ApproximateNumberOfMessagesVisible')).toMatchObject({Maximum: 1});
  client.destroy();
});

test('queues and what they hold are there after a restart', async () => {
  const path = createFolder();
  const open = () => startSandbox({storage: {kind: 'folder', path}});
  const first = await open();
  const before = openQueues(first.url);
  await before.sendMessage({QueueUrl: await makeQueue(before, 'kept'), MessageBody: 'kept'});
  await first.close();
  const second = await open();
  const after = openQueues(second.url);
  const {QueueUrl = ''} = await after.getQueueUrl({QueueName: 'kept'});
  expect((await after.receiveMessage({QueueUrl})).Messages?.map(({Body}) => Body)).toEqual(['kept']);
  await second.close();
  before.destroy();
  after.destroy();
});
