import {expect, test} from 'vitest';
import {readEventSource} from '../../../src/core/format/event-source.ts';

const at = 'eu-west-1:123456789012';

test.each([
  [`arn:aws:sqs:${at}:orders-queue`, 'sqs', 'orders-queue'],
  [`arn:aws:dynamodb:${at}:table/orders/stream/2026-01-01T00:00:00.000`, 'dynamodb', 'orders'],
  [`arn:aws:kinesis:${at}:stream/clicks`, 'kinesis', 'clicks'],
  [`arn:aws:kinesis:${at}:stream/clicks/consumer/billing:1700000000`, 'kinesis', 'clicks/billing'],
  [`arn:aws:kafka:${at}:cluster/events/0a1b-2`, 'kafka', 'events'],
  [`arn:aws:mq:${at}:broker:jobs:b-1234`, 'mq', 'jobs'],
  [`arn:aws:rds:${at}:cluster:profiles`, 'documentdb', 'profiles'],
])('%s is %s %s', (EventSourceArn, kind, name) => {
  expect(readEventSource({EventSourceArn})).toEqual({kind, name});
});

test('names the topic, queue or collection that is read', () => {
  const kafka = {EventSourceArn: `arn:aws:kafka:${at}:cluster/events/0a1b-2`, Topics: ['orders']};
  expect(readEventSource(kafka).name).toBe('events/orders');
  const broker = {EventSourceArn: `arn:aws:mq:${at}:broker:jobs:b-1234`, Queues: ['mail']};
  expect(readEventSource(broker).name).toBe('jobs/mail');
  const documents = {
    EventSourceArn: `arn:aws:rds:${at}:cluster:profiles`,
    DocumentDBEventSourceConfig: {DatabaseName: 'app', CollectionName: 'users'},
  };
  expect(readEventSource(documents).name).toBe('profiles/app.users');
});

test('a self-managed Kafka is named by its first server', () => {
  const Endpoints = {KAFKA_BOOTSTRAP_SERVERS: ['kafka-1:9092', 'kafka-2:9092']};
  expect(readEventSource({SelfManagedEventSource: {Endpoints}, Topics: ['orders']})).toEqual({
    kind: 'self-managed kafka',
    name: 'kafka-1:9092 +1/orders',
  });
});

test('an unknown source shows what there is', () => {
  expect(readEventSource({})).toEqual({kind: '–', name: '–'});
  expect(readEventSource({EventSourceArn: 'somewhere'})).toEqual({kind: '–', name: 'somewhere'});
});
