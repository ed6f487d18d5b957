import {formatQueueArn} from '../model/stored-queue.ts';
import {buildSystemAttributes, hashText} from '../queues/index.ts';
import type {MessageAttribute, QueueMessage} from '../store/index.ts';
import type {SourceRecord} from './sources/index.ts';

/** A message as it stands in the event of a function (developer guide, "Using Lambda with Amazon SQS"). */
export function toQueueRecord(
  name: string,
  message: QueueMessage,
  place: {readonly region: string; readonly accountId: string},
): SourceRecord {
  const attributes = Object.entries(message.details.attributes ?? {});
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: buildSystemAttributes(name, message),
    messageAttributes: Object.fromEntries(attributes.map(([key, value]) => [key, toEventAttribute(value)])),
    md5OfBody: hashText(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: formatQueueArn(place, name),
    awsRegion: place.region,
  };
}

function toEventAttribute({DataType, StringValue, BinaryValue}: MessageAttribute): object {
  return {
    ...(StringValue === undefined ? {} : {stringValue: StringValue}),
    ...(BinaryValue === undefined ? {} : {binaryValue: BinaryValue}),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
