import {createHash, randomUUID} from 'node:crypto';
import {isObject} from '../../json/is-object.ts';
import {readJson} from '../../json/read-json.ts';
import {formatData, toRecordMembers} from './data.ts';
import type {Source} from './source.ts';

/** Messages of a queue. What is given is a message when it has a `body`, else it is the body. */
export const sqsSource: Source = {
  complete(given, index, {mapping: {EventSourceArn = ''}, region, now}) {
    const message = isObject(given) && 'body' in given ? given : {body: given};
    const body = formatData(message['body']);
    const isFifo = EventSourceArn.endsWith('.fifo');
    return {
      messageId: randomUUID(),
      receiptHandle: `handle-${index}`,
      messageAttributes: {},
      md5OfBody: createHash('md5').update(body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: EventSourceArn,
      awsRegion: region,
      ...message,
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(now),
        SenderId: 'AIDASANDBOX',
        ApproximateFirstReceiveTimestamp: String(now),
        ...(isFifo
          ? {MessageGroupId: 'group', SequenceNumber: String(index), MessageDeduplicationId: String(index)}
          : {}),
        ...toRecordMembers(message['attributes']),
      },
    };
  },
  toFiltered: record => ({...record, body: readJson(String(record['body']))}),
  toEvent: records => ({Records: records}),
  toIdentifier: record => String(record['messageId']),
  toSequence: record => String(toRecordMembers(record['attributes'])['MessageGroupId'] ?? record['messageId']),
};
