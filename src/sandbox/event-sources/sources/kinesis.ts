import {isObject} from '../../json/is-object.ts';
import {encodeData, formatSequenceNumber, fromBase64, toRecordMembers} from './data.ts';
import type {Source, SourceRecord} from './source.ts';
import {buildStreamInfo} from './stream-info.ts';

/** Records of a stream. What is given is a record when it has `kinesis`, else its data: text or JSON. */
export const kinesisSource: Source = {
  complete(given, index, {mapping: {EventSourceArn = ''}, region, now}) {
    const record = isObject(given) && 'kinesis' in given ? given : {kinesis: {data: encodeData(given)}};
    const sequenceNumber = formatSequenceNumber(index);
    const data = {
      kinesisSchemaVersion: '1.0',
      partitionKey: '1',
      sequenceNumber,
      approximateArrivalTimestamp: now / 1000,
      ...toRecordMembers(record['kinesis']),
    };
    return {
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${firstShard}:${data.sequenceNumber}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::123456789012:role/lambda-role',
      awsRegion: region,
      eventSourceARN: EventSourceArn,
      ...record,
      kinesis: data,
    };
  },
  toFiltered: record => {
    const members = toRecordMembers(record['kinesis']);
    return {...members, data: fromBase64(members['data'])};
  },
  toEvent: records => ({Records: records}),
  toIdentifier: toSequence,
  toSequence: toShard,
  toPartitionKey: record => String(toRecordMembers(record['kinesis'])['partitionKey']),
  toArrival,
  toBatchInfo: (records, origin) => ({
    KinesisBatchInfo: buildStreamInfo(records, origin, {toShard, toSequence, toArrival}),
  }),
};

const firstShard = 'shardId-000000000000';

function toShard(record: SourceRecord): string {
  return String(record['eventID']).split(':')[0] ?? firstShard;
}

function toSequence(record: SourceRecord): string {
  return String(toRecordMembers(record['kinesis'])['sequenceNumber']);
}

function toArrival(record: SourceRecord): number {
  return Number(toRecordMembers(record['kinesis'])['approximateArrivalTimestamp']) * 1000;
}
