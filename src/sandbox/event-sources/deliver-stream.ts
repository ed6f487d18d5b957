import {createHash} from 'node:crypto';
import {setTimeout as wait} from 'node:timers/promises';
import {discard} from './discard.ts';
import {runBatch} from './run-batch.ts';
import type {BatchItem, BatchResult, DeliverySession} from './session.ts';
import type {SourceRecord} from './sources/index.ts';
import {splitBatches} from './split-batches.ts';
import {splitWindows} from './window.ts';

/** Where a mapping would retry until the records expire, the sandbox stops after so many attempts. */
const endlessLimit = 3;

/** Delivers records that are read in order: each sequence by itself, all of them at the same time. */
export async function deliverStream(items: readonly BatchItem[], session: DeliverySession): Promise<void> {
  const sequences = Object.groupBy(items, ({record}) => toSequence(record, session));
  await Promise.all(Object.values(sequences).map(sequence => deliverSequence(sequence ?? [], session)));
}

/** A shard; with a parallelization factor, one of so many parts of it, by the partition key. */
function toSequence(record: SourceRecord, {source, origin}: DeliverySession): string {
  const shard = source.toSequence?.(record) ?? '';
  const {ParallelizationFactor = 1} = origin.mapping;
  if (ParallelizationFactor === 1 || !source.toPartitionKey) return shard;
  const hash = createHash('sha256').update(source.toPartitionKey(record)).digest().readUInt32BE();
  return `${shard}/${hash % ParallelizationFactor}`;
}

/** With windows, each of them by itself: it is over with the records that were given. */
async function deliverSequence(items: readonly BatchItem[], session: DeliverySession): Promise<void> {
  const {TumblingWindowInSeconds: length = 0} = session.origin.mapping;
  if (length === 0 || !session.source.toArrival) return void (await deliverBatches(items, session));
  for (const {window, items: own} of splitWindows(items, length, session)) {
    const inWindow = {...session, window};
    if ((await deliverBatches(own, inWindow)) === 'held up') return;
    if ((await endWindow(1, inWindow)) === 'held up') return;
  }
}

/** Goes no further than a batch that fails for good. */
async function deliverBatches(items: readonly BatchItem[], session: DeliverySession): Promise<'done' | 'held up'> {
  for (const batch of splitBatches(items, session.origin.mapping.BatchSize ?? 1)) {
    if ((await deliverBatch(batch, 1, session)) === 'held up') return 'held up';
  }
  return 'done';
}

/** The last event of a window has no records: the function gets to see what it has made of them. */
async function endWindow(attempt: number, session: DeliverySession): Promise<'done' | 'held up'> {
  await runBatch([], attempt, session);
  if (session.batches.at(-1)?.result === 'succeeded') return 'done';
  const retries = session.origin.mapping.MaximumRetryAttempts ?? -1;
  if (retries >= 0 && attempt > retries) return 'done';
  if (attempt >= endlessLimit && retries < 0) return 'held up';
  await wait(session.context.delays.retry, undefined, {signal: session.context.signal});
  return endWindow(attempt + 1, session);
}

/** `done` when the stream can go on: all were delivered or given up. */
async function deliverBatch(
  batch: readonly BatchItem[],
  attempt: number,
  session: DeliverySession,
): Promise<'done' | 'held up'> {
  const items = dropExpired(batch, session);
  if (items.length === 0) return 'done';
  const result = await runBatch(items, attempt, session);
  if (result.failed.length === 0) return 'done';
  const {mapping} = session.origin;
  if (mapping.BisectBatchOnFunctionError && result.failed.length > 1) {
    return deliverHalves(result.failed, {attempt, isPart: result.failed.length < items.length}, session);
  }
  const retries = mapping.MaximumRetryAttempts ?? -1;
  if (retries >= 0 && attempt > retries) return giveUp(result, session);
  if (attempt >= endlessLimit && retries < 0) return 'held up';
  await wait(session.context.delays.retry, undefined, {signal: session.context.signal});
  return deliverBatch(result.failed, attempt + 1, session);
}

/** Splitting is no retry. Where the function told the place of the failure, the batch is split there. */
async function deliverHalves(
  items: readonly BatchItem[],
  {attempt, isPart}: {readonly attempt: number; readonly isPart: boolean},
  session: DeliverySession,
): Promise<'done' | 'held up'> {
  if (isPart) return deliverBatch(items, attempt, session);
  const middle = Math.ceil(items.length / 2);
  const first = await deliverBatch(items.slice(0, middle), attempt, session);
  return first === 'held up' ? first : deliverBatch(items.slice(middle), attempt, session);
}

function giveUp(result: BatchResult, session: DeliverySession): 'done' {
  discard(result.failed, {condition: 'RetryAttemptsExhausted', ...result}, session);
  return 'done';
}

function dropExpired(items: readonly BatchItem[], session: DeliverySession): readonly BatchItem[] {
  const {source, origin, context} = session;
  const {MaximumRecordAgeInSeconds: age = -1} = origin.mapping;
  const {toArrival} = source;
  if (age < 0 || !toArrival) return items;
  const oldest = context.now() - age * 1000;
  const expired = items.filter(({record}) => toArrival(record) < oldest);
  if (expired.length > 0) discard(expired, {condition: 'RecordAgeExceeded'}, session);
  return items.filter(item => !expired.includes(item));
}
