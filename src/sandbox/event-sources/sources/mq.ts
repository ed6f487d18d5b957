import {randomUUID} from 'node:crypto';
import {isObject} from '../../json/is-object.ts';
import {encodeData, fromBase64} from './data.ts';
import type {Origin, Source, SourceRecord} from './source.ts';

/** Messages of a broker. What is given is a message when it has `data` (base64), else its data: text or JSON. */
export const mqSource: Source = {
  complete(given, _index, origin) {
    const message = isObject(given) && 'data' in given ? given : {data: encodeData(given)};
    return {...(isRabbit(origin) ? buildRabbitMembers() : buildActiveMembers(origin)), ...message};
  },
  toFiltered: record => ({...record, data: fromBase64(record['data'])}),
  toEvent(records, origin) {
    const {mapping} = origin;
    const eventSourceArn = mapping.EventSourceArn;
    if (!isRabbit(origin)) return {eventSource: 'aws:mq', eventSourceArn, messages: records};
    const host = mapping.SourceAccessConfigurations?.find(({Type}) => Type === 'VIRTUAL_HOST')?.URI ?? '/';
    const queue = `${mapping.Queues?.[0] ?? 'queue'}::${host}`;
    return {eventSource: 'aws:rmq', eventSourceArn, rmqMessagesByQueue: {[queue]: records}};
  },
};

/** A broker's ARN does not tell its engine; only RabbitMQ has virtual hosts. */
function isRabbit({mapping}: Origin): boolean {
  return mapping.SourceAccessConfigurations?.some(({Type}) => Type === 'VIRTUAL_HOST') ?? false;
}

function buildActiveMembers({mapping, now}: Origin): SourceRecord {
  return {
    messageID: `ID:${randomUUID()}`,
    messageType: 'jms/text-message',
    deliveryMode: 1,
    redelivered: false,
    timestamp: now,
    brokerInTime: now,
    brokerOutTime: now,
    destination: {physicalName: mapping.Queues?.[0] ?? 'queue'},
    properties: {},
  };
}

function buildRabbitMembers(): SourceRecord {
  return {basicProperties: {contentType: 'text/plain', headers: {}, deliveryMode: 1}, redelivered: false};
}
