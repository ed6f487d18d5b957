import {setTimeout as wait} from 'node:timers/promises';
import type {Background} from './background.ts';
import {createHolder, type Holder} from './holder.ts';

/** Where an event is kept. */
export interface EventPlace {
  readonly region: string;
  readonly owner: string;
  readonly key: string;
}

/** Runs kept events at their time, as long as this process lives. */
export interface EventQueue {
  readonly holder: Holder;
  /** Has an event handled when `dueAt` (milliseconds since 1970) has come, and again whenever that asks for it. */
  schedule(place: EventPlace, dueAt: number): void;
  /** Resolves when all events are done with, those that wait for another attempt included. */
  settled(): Promise<void>;
  /** Handles no more of them; they stay kept. */
  close(): void;
}

/** What a queue works with. */
export interface EventQueueOptions {
  readonly background: Background;
  readonly now: () => number;
  /** One attempt; when the next one is due (milliseconds since 1970), or undefined when the event is done with. */
  readonly handle: (place: EventPlace, signal: AbortSignal) => Promise<number | undefined>;
  /** Told about attempts that failed for a fault of the sandbox's own; the event stays kept. */
  readonly onFault: (error: unknown) => void;
}

/** Creates a queue. */
export function createEventQueue({background, now, handle, onFault}: EventQueueOptions): EventQueue {
  const stop = new AbortController();
  const open = new Set<Promise<void>>();

  const attempt = (place: EventPlace): Promise<number | undefined> => {
    const {promise, resolve, reject} = Promise.withResolvers<number | undefined>();
    background.add(signal => handle(place, signal).then(resolve, reject));
    return promise;
  };
  const work = async (place: EventPlace, dueAt: number): Promise<void> => {
    for (let next: number | undefined = dueAt; next !== undefined; next = await attempt(place)) {
      const delay = next - now();
      if (delay > 0) await wait(delay, undefined, {signal: stop.signal});
    }
  };

  return {
    holder: createHolder(),
    schedule(place, dueAt) {
      const done = work(place, dueAt)
        .catch(error => {
          if (!stop.signal.aborted) onFault(error);
        })
        .finally(() => open.delete(done));
      open.add(done);
    },
    async settled() {
      while (open.size > 0) await Promise.all(open);
    },
    close: () => stop.abort(),
  };
}
