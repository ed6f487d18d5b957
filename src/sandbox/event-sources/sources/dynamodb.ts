import {randomUUID} from 'node:crypto';
import {invalidParameter} from '../../errors/lambda-error.ts';
import {isObject} from '../../json/is-object.ts';
import {formatSequenceNumber, toRecordMembers} from './data.ts';
import type {Source, SourceRecord} from './source.ts';
import {buildStreamInfo} from './stream-info.ts';

/** Changes of a table's items. What is given is a record when it has `dynamodb`, else that part of it: its images. */
export const dynamodbSource: Source = {
  complete(given, index, {mapping: {EventSourceArn = ''}, region, now}) {
    const record = isObject(given) && 'dynamodb' in given ? given : {dynamodb: given};
    const change = toRecordMembers(record['dynamodb']);
    if (!('Keys' in change || 'NewImage' in change || 'OldImage' in change)) {
      throw invalidParameter(
        `Record ${index} needs Keys, NewImage or OldImage, in DynamoDB's JSON ({"id": {"S": "1"}}).`,
      );
    }
    return {
      eventID: randomUUID().replaceAll('-', ''),
      eventName: toEventName(change),
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      eventSourceARN: EventSourceArn,
      ...record,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(now / 1000),
        SequenceNumber: formatSequenceNumber(index),
        SizeBytes: Buffer.byteLength(JSON.stringify(change)),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ...change,
      },
    };
  },
  toFiltered: record => record,
  toEvent: records => ({Records: records}),
  toIdentifier: toSequence,
  toSequence: toShard,
  toPartitionKey: record => JSON.stringify(toRecordMembers(record['dynamodb'])['Keys'] ?? {}),
  toArrival,
  toBatchInfo: (records, origin) => ({
    DDBStreamBatchInfo: buildStreamInfo(records, origin, {toShard, toSequence, toArrival}),
  }),
};

function toEventName(change: SourceRecord): string {
  if (!('NewImage' in change)) return 'REMOVE';
  return 'OldImage' in change ? 'MODIFY' : 'INSERT';
}

/** Records do not tell their shard. */
function toShard(): string {
  return 'shardId-00000000000000000000-00000000';
}

function toSequence(record: SourceRecord): string {
  return String(toRecordMembers(record['dynamodb'])['SequenceNumber']);
}

function toArrival(record: SourceRecord): number {
  return Number(toRecordMembers(record['dynamodb'])['ApproximateCreationDateTime']) * 1000;
}
