import {createHash, hash} from 'node:crypto';
import {isFifo} from '../model/stored-queue.ts';
import type {MessageAttribute, QueueMessage} from '../store/index.ts';
import {formatSequence} from './put-message.ts';

/** What SQS says of a message it gives, all of it. */
export function buildSystemAttributes(name: string, message: QueueMessage): Record<string, string> {
  const {details, receives, sentAt, firstReceivedAt, group, sequence} = message;
  return {
    SenderId: details.senderId,
    SentTimestamp: String(sentAt),
    ApproximateReceiveCount: String(receives),
    ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    ...(group === '' ? {} : {MessageGroupId: group}),
    ...(isFifo(name) ? {SequenceNumber: formatSequence(sequence)} : {}),
    ...(details.deduplicationId === undefined ? {} : {MessageDeduplicationId: details.deduplicationId}),
    ...(details.source === undefined ? {} : {DeadLetterQueueSourceArn: details.source}),
    ...(details.traceHeader === undefined ? {} : {AWSTraceHeader: details.traceHeader}),
  };
}

/** MD5 of a text, as clients compare it. */
export function hashText(text: string): string {
  return hash('md5', text);
}

/** MD5 of message attributes (developer guide, "Calculating the MD5 message digest for message attributes"). */
export function hashAttributes(attributes: Readonly<Record<string, MessageAttribute>>): string {
  const digest = createHash('md5');
  const add = (part: string | Uint8Array): void => {
    const bytes = Buffer.from(part);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    digest.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const {DataType = '', StringValue, BinaryValue = ''} = attributes[name] ?? {};
    add(name);
    add(DataType);
    const isBinary = DataType.startsWith('Binary');
    digest.update(Buffer.from([isBinary ? 2 : 1]));
    add(isBinary ? Buffer.from(BinaryValue, 'base64') : (StringValue ?? ''));
  }
  return digest.digest('hex');
}
