import {setTimeout as wait} from 'node:timers/promises';
import {runBatch} from './run-batch.ts';
import type {BatchItem, DeliverySession} from './session.ts';
import {toRecordMembers} from './sources/data.ts';
import {splitBatches} from './split-batches.ts';

/** How often a message is received before it is left in its queue: the redrive policy is the queue's and not known here. */
const receiveLimit = 3;

/** Delivers messages of a queue: those that fail become visible and are received again, with others that failed. */
export async function deliverQueue(items: readonly BatchItem[], session: DeliverySession): Promise<void> {
  let pending = items;
  for (let receive = 1; receive <= receiveLimit && pending.length > 0; receive += 1) {
    if (receive > 1) await wait(session.context.delays.retry, undefined, {signal: session.context.signal});
    pending = await receiveOnce(
      pending.map(item => toReceived(item, receive)),
      receive,
      session,
    );
  }
}

/** What is left to be delivered, in its order. A message that fails holds up the rest of its group. */
async function receiveOnce(
  items: readonly BatchItem[],
  receive: number,
  session: DeliverySession,
): Promise<BatchItem[]> {
  const left: BatchItem[] = [];
  const heldUp = new Set<string>();
  const toGroup = ({record}: BatchItem) => session.source.toSequence?.(record) ?? '';
  for (const batch of splitBatches(items, session.origin.mapping.BatchSize ?? 1)) {
    const free = batch.filter(item => !heldUp.has(toGroup(item)));
    const {failed} = free.length > 0 ? await runBatch(free, receive, session) : {failed: []};
    left.push(...failed, ...batch.filter(item => heldUp.has(toGroup(item))));
    for (const item of failed) heldUp.add(toGroup(item));
  }
  return left.toSorted((a, b) => a.index - b.index);
}

function toReceived({index, record}: BatchItem, receive: number): BatchItem {
  if (receive === 1) return {index, record};
  const attributes = {...toRecordMembers(record['attributes']), ApproximateReceiveCount: String(receive)};
  return {index, record: {...record, attributes}};
}
