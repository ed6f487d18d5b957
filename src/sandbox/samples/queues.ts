import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {formatQueueArn, queueCollection} from '../model/stored-queue.ts';
import {buildQueueDefaults} from '../queues/index.ts';

const failed = {source: 'payments-queue', queue: 'payments-failed'};
const minute = 60_000;

/** What the payments of each dead letter say, and how many minutes ago they were sent. */
const deadLetters = [
  {ago: 95, body: {orderId: 4711, amount: 1200, fail: true}},
  {ago: 41, body: {orderId: 4718, amount: 880, fail: true}},
  {ago: 12, body: {orderId: 4723, amount: 45_000, fail: true}},
];

/** The queues that the samples name, with payments that failed too often. Belongs inside a transaction. */
export function putSampleQueues(context: Context): void {
  const {records, messages, now} = context;
  const time = now();
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: formatQueueArn(context, failed.queue),
    maxReceiveCount: 3,
  });
  const queues = {
    [failed.source]: {VisibilityTimeout: '60', RedrivePolicy},
    [failed.queue]: {MessageRetentionPeriod: '1209600'},
    'payments-dead-letters': {},
    'clicks-failed': {},
  };
  for (const [name, attributes] of Object.entries(queues)) {
    if (records.get(queueCollection, '', name)) continue;
    const all = {...buildQueueDefaults(name), ...attributes};
    records.put(queueCollection, '', name, {attributes: all, tags: {}, createdAt: time, modifiedAt: time});
  }
  for (const {ago, body} of deadLetters) {
    const sentAt = time - ago * minute;
    messages.add(failed.queue, {
      ...{id: randomUUID(), body: JSON.stringify(body), receipt: '', group: '', receives: 3},
      ...{sentAt, firstReceivedAt: sentAt, arrivedAt: sentAt + 3 * minute, visibleAt: sentAt + 3 * minute},
      details: {senderId: 'AIDASANDBOX', source: formatQueueArn(context, failed.source)},
    });
  }
}
