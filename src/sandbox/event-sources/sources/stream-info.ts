import type {Origin, SourceRecord} from './source.ts';

/** What a stream's destination is told of records that were given up: where they are, not what they hold. */
export function buildStreamInfo(
  records: readonly SourceRecord[],
  {mapping}: Origin,
  read: {
    readonly toShard: (record: SourceRecord) => string;
    readonly toSequence: (record: SourceRecord) => string;
    readonly toArrival: (record: SourceRecord) => number;
  },
): Readonly<Record<string, unknown>> {
  const [first = {}, last = {}] = [records[0], records.at(-1)];
  return {
    shardId: read.toShard(first),
    startSequenceNumber: read.toSequence(first),
    endSequenceNumber: read.toSequence(last),
    approximateArrivalOfFirstRecord: new Date(read.toArrival(first)).toISOString(),
    approximateArrivalOfLastRecord: new Date(read.toArrival(last)).toISOString(),
    batchSize: records.length,
    streamArn: mapping.EventSourceArn,
  };
}
