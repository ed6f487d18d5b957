import {isObject} from '../../json/is-object.ts';
import {encodeData, fromBase64} from './data.ts';
import type {Source, SourceRecord} from './source.ts';

/** Records of a topic. What is given is a record when it has `value` or `key` (base64), else its value: text or JSON. */
export const kafkaSource: Source = {
  complete(given, index, {mapping: {Topics}, now}) {
    const isRecord = isObject(given) && ('value' in given || 'key' in given);
    return {
      topic: Topics?.[0] ?? 'topic',
      partition: 0,
      offset: index,
      timestamp: now,
      timestampType: 'CREATE_TIME',
      headers: [],
      ...(isRecord ? given : {value: encodeData(given)}),
    };
  },
  toFiltered: record => ({...record, key: fromBase64(record['key']), value: fromBase64(record['value'])}),
  toEvent(records, {mapping: {EventSourceArn, SelfManagedEventSource}}) {
    const bootstrapServers = Object.values(SelfManagedEventSource?.Endpoints ?? {}).flat();
    return {
      eventSource: EventSourceArn === undefined ? 'SelfManagedKafka' : 'aws:kafka',
      ...(EventSourceArn === undefined ? {} : {eventSourceArn: EventSourceArn}),
      bootstrapServers: bootstrapServers.join(','),
      records: Object.groupBy(records, toPartition),
    };
  },
};

function toPartition({topic, partition}: SourceRecord): string {
  return `${topic}-${partition}`;
}
