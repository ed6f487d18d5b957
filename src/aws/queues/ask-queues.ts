import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import {parseArn} from '../../core/format/arn.ts';
import {parseRecord} from '../../core/json.ts';
import type {QueueFacts, QueueServices, ReceivedMessage} from '../../core/queues/queue-services.ts';
import type {AwsTelemetry} from '../telemetry.ts';
import {readAge} from './read-age.ts';

type Asked = Pick<AwsTelemetry, 'queues' | 'metrics'>;
type Ask = AwsTelemetry['queues'];

/** A queue as it stands, with what CloudWatch says of its age. Rejects with a `ProblemError`; an age that was refused is no reason to. */
export async function readQueue(
  {queues, metrics}: Asked,
  arn: string,
  {withAge}: Parameters<QueueServices['read']>[1],
  signal: AbortSignal,
): Promise<QueueFacts> {
  const QueueUrl = await findQueueUrl(queues, arn, signal);
  const [attributes, feeders, age] = await Promise.all([
    readAttributes(queues, QueueUrl, signal),
    readFeeders(queues, QueueUrl, signal),
    withAge ? readAge(metrics, arn, signal) : {why: 'metrics are switched off in the settings'},
  ]);
  const toNumber = (name: string) => Number(attributes[name] ?? 0);
  const policy = parseRecord(attributes['RedrivePolicy'] ?? '');
  const target = policy?.['deadLetterTargetArn'];
  return {
    visible: toNumber('ApproximateNumberOfMessages'),
    inFlight: toNumber('ApproximateNumberOfMessagesNotVisible'),
    delayed: toNumber('ApproximateNumberOfMessagesDelayed'),
    visibility: toNumber('VisibilityTimeout'),
    age,
    feeders,
    ...(typeof target === 'string' ? {redrive: {target, most: Number(policy?.['maxReceiveCount'])}} : {}),
  };
}

/** The URL of a queue. Rejects with a `ProblemError`. */
export async function findQueueUrl(ask: Ask, arn: string, signal: AbortSignal): Promise<string> {
  const {resource = '', account = ''} = parseArn(arn) ?? {};
  const input = {QueueName: resource, QueueOwnerAWSAccountId: account};
  const {QueueUrl = ''} = await ask(
    'GetQueueUrl',
    (client, abortSignal) => client.send(new GetQueueUrlCommand(input), {abortSignal}),
    signal,
  );
  return QueueUrl;
}

/** Receives up to ten messages. Rejects with a `ProblemError`. */
export async function receiveSome(ask: Ask, QueueUrl: string, signal: AbortSignal): Promise<ReceivedMessage[]> {
  const input = {
    QueueUrl,
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['All' as const],
    MessageAttributeNames: ['All'],
  };
  const {Messages = []} = await ask(
    'ReceiveMessage',
    (client, abortSignal) => client.send(new ReceiveMessageCommand(input), {abortSignal}),
    signal,
  );
  return Messages.map(toReceived);
}

/** Deletes a message. Rejects with a `ProblemError`. */
export async function removeMessage(
  ask: Ask,
  {url: QueueUrl, handle: ReceiptHandle}: {readonly url: string; readonly handle: string},
  signal: AbortSignal,
): Promise<void> {
  await ask(
    'DeleteMessage',
    (client, abortSignal) => client.send(new DeleteMessageCommand({QueueUrl, ReceiptHandle}), {abortSignal}),
    signal,
  );
}

/** Begins to move a queue's messages back. Rejects with a `ProblemError`. */
export async function startMove(ask: Ask, SourceArn: string, signal: AbortSignal): Promise<void> {
  await ask(
    'StartMessageMoveTask',
    (client, abortSignal) => client.send(new StartMessageMoveTaskCommand({SourceArn}), {abortSignal}),
    signal,
  );
}

async function readAttributes(
  ask: Ask,
  QueueUrl: string,
  signal: AbortSignal,
): Promise<Readonly<Partial<Record<string, string>>>> {
  const input = {QueueUrl, AttributeNames: ['All' as const]};
  const {Attributes = {}} = await ask(
    'GetQueueAttributes',
    (client, abortSignal) => client.send(new GetQueueAttributesCommand(input), {abortSignal}),
    signal,
  );
  return Attributes;
}

async function readFeeders(ask: Ask, QueueUrl: string, signal: AbortSignal): Promise<readonly string[]> {
  const {queueUrls = []} = await ask(
    'ListDeadLetterSourceQueues',
    (client, abortSignal) => client.send(new ListDeadLetterSourceQueuesCommand({QueueUrl}), {abortSignal}),
    signal,
  );
  return queueUrls.map(url => url.split('/').at(-1) ?? url);
}

function toReceived({
  MessageId,
  ReceiptHandle,
  Body,
  MD5OfBody,
  Attributes,
  MessageAttributes,
}: Message): ReceivedMessage {
  const attributes = Object.entries(MessageAttributes ?? {}).map(([name, value]) => [name, toValue(value)] as const);
  return {
    id: MessageId ?? '',
    handle: ReceiptHandle ?? '',
    body: Body ?? '',
    bodyHash: MD5OfBody ?? '',
    system: {...Attributes},
    attributes: Object.fromEntries(attributes),
  };
}

function toValue({DataType = 'String', StringValue, BinaryValue}: MessageAttributeValue) {
  return {
    type: DataType,
    ...(StringValue === undefined ? {} : {text: StringValue}),
    ...(BinaryValue === undefined ? {} : {bytes: Buffer.from(BinaryValue).toString('base64')}),
  };
}
