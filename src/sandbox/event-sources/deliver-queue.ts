import {setTimeout as wait} from 'node:timers/promises';
import {runBatch} from './run-batch.ts';
import type {Item, Session} from './session.ts';
import {toMembers} from './sources/data.ts';
import {splitBatches} from './split-batches.ts';

/** How often a message is received before it is left in its queue: the redrive policy is the queue's and not known here. */
const receiveLimit = 3;

/** Delivers messages of a queue: those that fail become visible and are received again, with others that failed. */
export async function deliverQueue(items: readonly Item[], session: Session): Promise<void> {
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
async function receiveOnce(items: readonly Item[], receive: number, session: Session): Promise<Item[]> {
  const left: Item[] = [];
  const heldUp = new Set<string>();
  const toGroup = ({record}: Item) => session.source.toSequence?.(record) ?? '';
  for (const batch of splitBatches(items, session.origin.mapping.BatchSize ?? 1)) {
    const free = batch.filter(item => !heldUp.has(toGroup(item)));
    const {failed} = free.length > 0 ? await runBatch(free, receive, session) : {failed: []};
    left.push(...failed, ...batch.filter(item => heldUp.has(toGroup(item))));
    for (const item of failed) heldUp.add(toGroup(item));
  }
  return left.toSorted((a, b) => a.index - b.index);
}

function toReceived({index, record}: Item, receive: number): Item {
  if (receive === 1) return {index, record};
  const attributes = {...toMembers(record['attributes']), ApproximateReceiveCount: String(receive)};
  return {index, record: {...record, attributes}};
}
