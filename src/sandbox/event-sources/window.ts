import {isObject} from '../json/is-object.ts';
import type {BatchItem, DeliverySession, TumblingWindow} from './session.ts';

/** The records of each window of time by themselves, the first window first. `length` in seconds. */
export function splitWindows(
  items: readonly BatchItem[],
  length: number,
  {source}: DeliverySession,
): {readonly window: TumblingWindow; readonly items: readonly BatchItem[]}[] {
  const span = length * 1000;
  const toStart = ({record}: BatchItem) => Math.floor((source.toArrival?.(record) ?? 0) / span) * span;
  return [...Map.groupBy(items, toStart)]
    .toSorted(([a], [b]) => a - b)
    .map(([start, own]) => {
      const shard = own[0] ? (source.toSequence?.(own[0].record) ?? '') : '';
      return {window: {shard, start: formatTime(start), end: formatTime(start + span), state: {}}, items: own};
    });
}

/** What an event of a window has beside its records (developer guide, "Tumbling windows"); nothing without windows. */
export function buildWindowMembers(isFinal: boolean, {window, origin}: DeliverySession): object {
  if (!window) return {};
  return {
    window: {start: window.start, end: window.end},
    state: window.state,
    shardId: window.shard,
    eventSourceARN: origin.mapping.EventSourceArn,
    isFinalInvokeForWindow: isFinal,
    isWindowTerminatedEarly: false,
  };
}

/** In a window, an answer without a state is a failure. */
export function lacksState(response: unknown, {window}: DeliverySession): boolean {
  return window !== undefined && !(isObject(response) && 'state' in response);
}

/** The state goes into the next event of its window. */
export function keepState(response: unknown, {window}: DeliverySession): void {
  if (window && isObject(response) && 'state' in response) window.state = response['state'];
}

/** Without a fraction of a second. */
function formatTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
