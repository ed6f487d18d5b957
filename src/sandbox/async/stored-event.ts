import type {Context} from '../context.ts';
import {defineCollection} from '../store/index.ts';
import type {Holder} from './holder.ts';
import {measureEvent} from './measure-event.ts';

/** An event that was accepted and is not done with: it is kept until its function has run, or will not any more. */
export interface StoredEvent {
  /** The same for all attempts, as in the service. */
  readonly requestId: string;
  /** As it was invoked: version, alias, or none. */
  readonly qualifier?: string;
  /** JSON. */
  readonly payload: string;
  /** Base64 of JSON, as it was sent. */
  readonly clientContext?: string;
  readonly tenantId?: string;
  /** Milliseconds since 1970. */
  readonly acceptedAt: number;
  /** Attempts so far that ran and failed. */
  readonly failures: number;
  /** Attempts in a row that found no free concurrency. */
  readonly throttles: number;
  /** When it is to be tried next, in milliseconds since 1970. */
  readonly dueAt: number;
  /** How often each function was run by the destinations that led here. */
  readonly chain: Readonly<Record<string, number>>;
  /** The process that takes care of it. */
  readonly holder: Holder;
}

/** Accepted events: owner is the function's name, key the request id. They go away with their function. */
export const events = defineCollection<StoredEvent>('function.event');

/** What an event is made of when it is accepted. */
export interface NewEvent
  extends Pick<StoredEvent, 'requestId' | 'qualifier' | 'payload' | 'clientContext' | 'tenantId'> {
  readonly chain?: StoredEvent['chain'];
}

/** Keeps an event for a function and has it run soon; when this returns, and its transaction is over, it is not lost. */
export function acceptEvent(name: string, {chain = {}, ...event}: NewEvent, context: Context): void {
  const {region, transaction, records} = context;
  const now = context.now();
  const stored = {
    ...event,
    acceptedAt: now,
    failures: 0,
    throttles: 0,
    dueAt: now,
    chain,
    holder: context.events.holder,
  };
  transaction(() => records.put(events, name, event.requestId, stored));
  measureEvent('AsyncEventsReceived', 1, {name, event, context});
  context.events.schedule({region, owner: name, key: event.requestId}, now);
}
