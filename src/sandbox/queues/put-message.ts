import {createHash, randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {findQueue, isFifo, queueCollection, type StoredQueue} from '../model/stored-queue.ts';
import {defineCollection, type MessageAttribute} from '../store/index.ts';
import {countMessages} from './measure-queue.ts';
import {toAttributeNumber} from './queue-attributes.ts';
import {invalidValue, QueueError} from './queue-error.ts';
import type {FoundQueue} from './queue-input.ts';

/** A message as it is sent. */
export interface NewMessage {
  readonly body: string;
  /** Seconds; the queue's own without. */
  readonly delay?: number | undefined;
  readonly attributes?: Readonly<Record<string, MessageAttribute>> | undefined;
  readonly group?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly traceHeader?: string | undefined;
}

/** What is answered to who sends one. */
export interface PutMessage {
  readonly id: string;
  /** Of a FIFO queue: 20 digits. */
  readonly sequenceNumber?: string;
}

interface Duplicate extends PutMessage {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Messages that a FIFO queue was sent within five minutes: owner the queue, key the deduplication id. */
export const deduplications = defineCollection<Duplicate>('queue.deduplication');
/** ms. */
const deduplicationTime = 300_000;

/** Puts a message into a queue. Belongs inside a transaction. Throws a QueueError. */
export function putMessage({name, queue}: FoundQueue, message: NewMessage, context: Context): PutMessage {
  const {records, messages, now} = context;
  checkSize(message, queue);
  const time = now();
  const deduplicationId = isFifo(name) ? requireDeduplicationId(message, queue) : undefined;
  const known = deduplicationId === undefined ? undefined : findDuplicate(name, deduplicationId, context);
  if (known) return known;
  const id = randomUUID();
  const delay = isFifo(name)
    ? toAttributeNumber(queue, 'DelaySeconds')
    : (message.delay ?? toAttributeNumber(queue, 'DelaySeconds'));
  const sequence = messages.add(name, {
    id,
    body: message.body,
    ...{sentAt: time, arrivedAt: time, visibleAt: time + delay * 1000, firstReceivedAt: 0, receives: 0, receipt: ''},
    group: message.group ?? '',
    details: {
      senderId: 'AIDASANDBOX',
      ...(message.attributes ? {attributes: message.attributes} : {}),
      ...(message.traceHeader === undefined ? {} : {traceHeader: message.traceHeader}),
      ...(deduplicationId === undefined ? {} : {deduplicationId}),
    },
  });
  const put = {id, ...(isFifo(name) ? {sequenceNumber: formatSequence(sequence)} : {})};
  if (deduplicationId !== undefined) records.put(deduplications, name, deduplicationId, {...put, at: time});
  countMessages(name, 'NumberOfMessagesSent', 1, context);
  context.bells.ring(`${context.region}/${name}`);
  return put;
}

/** Puts a message into the queue at an ARN; false when there is none here. Belongs inside a transaction. */
export function putIntoQueue(
  arn: string,
  body: unknown,
  attributes: Readonly<Record<string, string>> | undefined,
  context: Context,
): boolean {
  const name = findQueue(arn, context) ?? '';
  const queue = context.records.get(queueCollection, '', name);
  if (!queue || isFifo(name)) return false;
  const ofMessage = Object.entries(attributes ?? {}).filter(([, value]) => value !== '');
  putMessage(
    {name, queue},
    {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: Object.fromEntries(
        ofMessage.map(([key, value]) => [
          key,
          {DataType: key === 'ErrorCode' ? 'Number' : 'String', StringValue: value},
        ]),
      ),
    },
    context,
  );
  return true;
}

/** A sequence as FIFO queues number their messages. */
export function formatSequence(sequence: number): string {
  return String(sequence).padStart(20, '0');
}

function findDuplicate(name: string, id: string, {records, now}: Context): PutMessage | undefined {
  const oldest = now() - deduplicationTime;
  const known = records.get(deduplications, name, id);
  if (known && known.at > oldest) return known;
  for (const {key, value} of records.list(deduplications, {owner: name, limit: 20}))
    if (value.at <= oldest) records.delete(deduplications, name, key);
  return undefined;
}

function requireDeduplicationId({body, group, deduplicationId}: NewMessage, {attributes}: StoredQueue): string {
  if (group === undefined || group === '') {
    throw new QueueError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  }
  if (deduplicationId !== undefined) return deduplicationId;
  if (attributes['ContentBasedDeduplication'] === 'true') return createHash('sha256').update(body).digest('hex');
  throw invalidValue(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

function checkSize({body, attributes = {}}: NewMessage, queue: StoredQueue): void {
  if (body === '') throw new QueueError('MissingParameter', 'The request must contain the parameter MessageBody.');
  const odd = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(body);
  if (odd !== null) {
    const sign = `'#x${odd[0].charCodeAt(0).toString(16).toUpperCase()}'`;
    const allowed = '#x9 | #xA | #xD | [#x20 to #xD7FF] | [#xE000 to #xFFFD] | [#x10000 to #x10FFFF]';
    const what = `Invalid binary character ${sign} was found in the message body, the set of allowed characters is ${allowed}`;
    throw new QueueError('InvalidMessageContents', what);
  }
  const own = Object.entries(attributes).flatMap(([name, {DataType, StringValue = '', BinaryValue = ''}]) => [
    name,
    DataType,
    StringValue,
    BinaryValue,
  ]);
  const size = [body, ...own].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const limit = toAttributeNumber(queue, 'MaximumMessageSize');
  if (size > limit) {
    throw invalidValue(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  }
}
