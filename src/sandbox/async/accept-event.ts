import type {Context} from '../context/context.ts';
import {events, type WaitingInvocation} from '../model/stored-event.ts';
import {measureEvent} from './measure-event.ts';

/** What an event is made of when it is accepted. */
export interface NewEvent
  extends Pick<WaitingInvocation, 'requestId' | 'qualifier' | 'payload' | 'clientContext' | 'tenantId'> {
  readonly chain?: WaitingInvocation['chain'];
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
