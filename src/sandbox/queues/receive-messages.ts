import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {findQueue, isFifo, parseRedrivePolicy, queueCollection, type StoredQueue} from '../model/stored-queue.ts';
import type {QueueMessage} from '../store/index.ts';
import {countMessages} from './measure-queue.ts';
import {toAttributeNumber} from './queue-attributes.ts';

/** Messages of a FIFO queue that are looked through for one that can be received ("FIFO queue quotas"). */
const fifoLook = 20_000;

/**
 * Receives up to `limit` messages and hides them for `visibility` seconds (the queue's own without); what was received too
 * often goes to the dead-letter queue instead. None of a queue that is not there.
 */
export function receiveMessages(
  name: string,
  {limit, visibility}: {readonly limit: number; readonly visibility?: number | undefined},
  context: Context,
): QueueMessage[] {
  // Most looks find nothing, and need no transaction.
  if (context.messages.visible(name, context.now(), 1).length === 0) return [];
  const receive = (): QueueMessage[] => {
    const queue = context.records.get(queueCollection, '', name);
    if (!queue) return [];
    const {messages, now} = context;
    const kept = now() - toAttributeNumber(queue, 'MessageRetentionPeriod') * 1000;
    const findKept = (most: number): QueueMessage[] => {
      const found = findReceivable(name, most, context);
      if (found.every(({sentAt}) => sentAt >= kept)) return found;
      messages.expire(name, kept);
      return findReceivable(name, most, context);
    };
    const hidden = (visibility ?? toAttributeNumber(queue, 'VisibilityTimeout')) * 1000;
    const received: QueueMessage[] = [];
    for (let found = findKept(limit); found.length > 0; found = findKept(limit - received.length)) {
      for (const message of found) {
        if (redrive(name, message, queue, context)) continue;
        const taken = {
          ...message,
          visibleAt: now() + hidden,
          firstReceivedAt: message.firstReceivedAt || now(),
          receives: message.receives + 1,
          receipt: formatReceipt(name, message.id),
        };
        messages.update(name, taken);
        received.push(taken);
      }
      // One that is hidden for no time is found again at once.
      if (received.length > 0) break;
    }
    countMessages(name, 'NumberOfMessagesReceived', received.length, context);
    return received;
  };
  // A receive that a loss of power undoes is followed by another one.
  return context.unawaited(() => context.transaction(receive));
}

/** The message a receipt handle is of, in this queue; undefined for a text that is none of its handles. */
export function parseReceipt(name: string, handle: string): string | undefined {
  const [queue, id, rest] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
  return queue === name && rest !== undefined ? id : undefined;
}

/** Deletes messages by id and handle, those whose handle is not that of the last receive excepted. One that a loss of power brings back comes again, as it may. */
export function deleteMessages(
  name: string,
  gone: readonly Pick<QueueMessage, 'id' | 'receipt'>[],
  context: Context,
): void {
  const remove = () => gone.filter(message => context.messages.delete(name, message)).length;
  const deleted = context.unawaited(() => context.deletion(remove));
  countMessages(name, 'NumberOfMessagesDeleted', deleted, context);
  if (isFifo(name)) context.bells.ring(`${context.region}/${name}`);
}

function formatReceipt(name: string, id: string): string {
  return Buffer.from(`${name} ${id} ${randomUUID()}`).toString('base64');
}

/** Those that can be received now, the first ones first: of a FIFO queue none behind one of its group that somebody has. */
export function findReceivable(name: string, limit: number, {messages, now}: Context): QueueMessage[] {
  if (!isFifo(name)) return messages.visible(name, now(), limit);
  const time = now();
  const blocked = new Set<string>();
  return messages
    .inOrder(name, 0, fifoLook)
    .filter(({group, visibleAt}) => {
      if (visibleAt > time) blocked.add(group);
      return !blocked.has(group);
    })
    .slice(0, limit);
}

/** Moves a message that was received as often as it may be; false when it was not, or there is no place for it. */
function redrive(name: string, message: QueueMessage, queue: StoredQueue, context: Context): boolean {
  const policy = parseRedrivePolicy(queue);
  if (!policy || message.receives < policy.maxReceiveCount) return false;
  const target = findQueue(policy.deadLetterTargetArn, context);
  if (target === undefined) return false;
  const {region, accountId, messages, now} = context;
  messages.delete(name, message);
  messages.add(target, {
    ...message,
    ...{arrivedAt: now(), visibleAt: now(), receipt: ''},
    details: {...message.details, source: `arn:aws:sqs:${region}:${accountId}:${name}`},
  });
  context.bells.ring(`${region}/${target}`);
  return true;
}
