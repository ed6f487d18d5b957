import {setTimeout as wait} from 'node:timers/promises';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {findInvoked} from '../model/find-function.ts';
import {buildConfiguration} from '../model/state.ts';
import {getMapping, type Mapping} from '../model/stored-mapping.ts';
import {findQueue} from '../model/stored-queue.ts';
import {deleteMessages, findDeniedPolling, receiveMessages} from '../queues/index.ts';
import type {QueueMessage} from '../store/index.ts';
import {isWanted} from './filter.ts';
import {toQueueRecord} from './queue-record.ts';
import {runBatch} from './run-batch.ts';
import type {DeliverySession} from './session.ts';
import {sources} from './sources/index.ts';

/** Batches at a time with which a mapping begins, and by which it grows every second ("Scaling behavior": 300 a minute); a machine has room for fewer than the service. */
const scaling = {first: 5, aSecond: 5, most: 10};
/** ms between two looks at a queue that another process may have filled. */
const look = 2000;
/** ms between two looks at whether there may be polled yet. */
const recheck = 500;
/** Bytes of an event that are left for records. */
const eventRoom = 6_000_000;

interface Poll {
  readonly uuid: string;
  readonly queue: string;
  readonly mapping: Mapping;
  readonly context: Context;
}

/**
 * Gives a mapping the messages of its queue, as long as it is enabled, and queue and function are there. Never rejects for what a
 * function does; what is in flight when the signal is aborted becomes visible again by itself.
 */
export async function pollQueue(uuid: string, context: Context, onFault: (error: unknown) => void): Promise<void> {
  const {signal, bells, region} = context;
  const running = new Set<Promise<void>>();
  let busySince = context.now();
  while (!signal.aborted) {
    const stored = getMapping(uuid, context);
    const queue = findQueue(stored?.mapping.EventSourceArn, context);
    if (!stored?.isEnabled || queue === undefined) break;
    const {transition, mapping} = stored;
    if (transition && transition.until > context.now()) {
      await bells.until('mappings', transition.until - context.now(), signal);
      continue;
    }
    const poll = {uuid, queue, mapping, context};
    if (!mayPoll(poll)) {
      await bells.until(`${region}/${queue}`, recheck, signal);
      continue;
    }
    const {now, most} = toLimit(mapping, context.now() - busySince);
    if (running.size >= now) {
      // Batches that take long keep nobody from growing meanwhile.
      const grown = now < most ? [bells.until(`${region}/${queue}`, 1000, signal)] : [];
      await Promise.race([...running, ...grown]);
      continue;
    }
    const batch = await gather(poll);
    if (batch.length === 0) {
      if (running.size === 0) busySince = context.now();
      await untilFilled(poll, `${region}/${queue}`);
      continue;
    }
    const work: Promise<void> = handle(batch, poll)
      .catch(onFault)
      .finally(() => running.delete(work));
    running.add(work);
  }
  await Promise.all(running);
}

/**
 * Whether messages may be received: not while the queue's policy denies the function's role what polling takes, nor for a
 * function that is not ready yet, for what that refused would stay away for its visibility timeout.
 */
function mayPoll({mapping, context}: Poll): boolean {
  const version = openSession({mapping, context})?.found.version;
  if (version !== undefined && buildConfiguration(version, context.now()).State === 'Pending') return false;
  return findDeniedPolling(mapping.EventSourceArn ?? '', version?.configuration.Role, context) === undefined;
}

/** Batches that may be under way at a time after `busy` ms with messages to give, and once it has grown. */
function toLimit({ScalingConfig}: Mapping, busy: number): {readonly now: number; readonly most: number} {
  const most = ScalingConfig?.MaximumConcurrency ?? scaling.most;
  return {now: Math.min(scaling.first + Math.floor(busy / 1000) * scaling.aSecond, most), most};
}

/** A batch as large as the mapping wants, or as there is when its window is over. */
async function gather({queue, mapping, context}: Poll): Promise<QueueMessage[]> {
  const {BatchSize: size = 10, MaximumBatchingWindowInSeconds: window = 0} = mapping;
  const batch = receiveMessages(queue, {limit: size}, context);
  if (window === 0 || batch.length === 0) return batch;
  const deadline = context.now() + window * 1000;
  for (;;) {
    const rest = deadline - context.now();
    const bytes = batch.reduce((sum, {body}) => sum + Buffer.byteLength(body), 0);
    if (rest <= 0 || batch.length >= size || bytes > eventRoom || context.signal.aborted) return batch;
    await context.bells.until(`${context.region}/${queue}`, Math.min(rest, look), context.signal);
    batch.push(...receiveMessages(queue, {limit: size - batch.length}, context));
  }
}

async function untilFilled({queue, context}: Poll, bell: string): Promise<void> {
  const next = context.messages.nextVisible(queue, context.now());
  const rest = next === undefined ? look : Math.max(next - context.now(), 1);
  await context.bells.until(bell, Math.min(rest, look), context.signal);
}

/** Runs the function with a batch; what it has handled leaves the queue, the rest comes back with its visibility timeout. */
async function handle(batch: readonly QueueMessage[], poll: Poll): Promise<void> {
  const {queue, mapping, context} = poll;
  const source = sources.sqs;
  const all = batch.map((message, index) => ({index, record: toQueueRecord(queue, message, context)}));
  const wanted = all.filter(({record}) => isWanted(record, mapping, source));
  const done = new Set(all.filter(item => !wanted.includes(item)).map(({index}) => index));
  let isThrottled = false;
  for (const part of splitByBytes(wanted, batch)) {
    const session = openSession(poll);
    if (!session) return;
    await runBatch(part, Number(batch[part[0]?.index ?? 0]?.receives ?? 1), session);
    for (const index of session.delivered) done.add(index);
    isThrottled ||= session.batches.some(({result}) => result === 'throttled');
  }
  deleteMessages(
    queue,
    batch.filter((_, index) => done.has(index)),
    context,
  );
  if (isThrottled) await wait(context.delays.retry, undefined, {signal: context.signal}).catch(() => undefined);
}

/** Undefined when the function is gone. */
function openSession({mapping, context}: Pick<Poll, 'mapping' | 'context'>): DeliverySession | undefined {
  try {
    const found = findInvoked({FunctionName: mapping.FunctionArn ?? ''}, context, 'Invoke');
    const origin = {mapping, region: context.region, now: context.now()};
    return {source: sources.sqs, origin, found, context, batches: [], delivered: new Set(), discarded: new Set()};
  } catch (error) {
    if (error instanceof LambdaError) return undefined;
    throw error;
  }
}

function splitByBytes<T extends {readonly index: number}>(
  items: readonly T[],
  messages: readonly QueueMessage[],
): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const length = Buffer.byteLength(messages[item.index]?.body ?? '');
    const part = parts.at(-1);
    bytes += length;
    if (part && bytes <= eventRoom) part.push(item);
    else {
      parts.push([item]);
      bytes = length;
    }
  }
  return parts;
}
