import {hash} from 'node:crypto';
import type {RawEvent} from './event-reader.ts';

/**
 * Tells whether an event was told already that comes in two ways: by polling with an id, and from a live tail without
 * one. Both are the same where stream, time and text are; of events that share them, as many are told as the way had
 * that brought more, which in the end is polling. So each way may miss events, and none is told twice.
 */
export interface DuplicateEvents {
  /** Whether it is news; polling brings an event once, for it knows ids. */
  polled(event: RawEvent): boolean;
  /** Whether it is news; a session brings an event once. */
  live(event: RawEvent): boolean;
  /** Another session begins: what it brings may be what the last one brought. */
  sessionStarts(): void;
  /** Forgets the events before a time, in milliseconds since 1970. */
  forget(before: number): void;
}

interface Count {
  polled: number;
  live: number;
  /** The session that `live` is counted in. */
  session: number;
  told: number;
}

/** Makes a memory of events without ids. */
export function createDuplicateEvents(): DuplicateEvents {
  const seconds = new Map<number, Map<string, Count>>();
  let session = 0;
  const findCount = ({logStreamName = '', timestamp = 0, message = ''}: RawEvent): Count => {
    const second = Math.floor(timestamp / 1000);
    const counts = seconds.get(second) ?? new Map<string, Count>();
    seconds.set(second, counts);
    const key = hash('sha1', `${timestamp} ${logStreamName}\n${message}`, 'base64');
    const count = counts.get(key) ?? {polled: 0, live: 0, session, told: 0};
    counts.set(key, count);
    return count;
  };
  const isNews = (count: Count, times: number): boolean => {
    if (times <= count.told) return false;
    count.told = times;
    return true;
  };
  return {
    polled(event) {
      const count = findCount(event);
      count.polled += 1;
      return isNews(count, count.polled);
    },
    live(event) {
      const count = findCount(event);
      count.live = count.session === session ? count.live + 1 : 1;
      count.session = session;
      return isNews(count, count.live);
    },
    sessionStarts: () => {
      session += 1;
    },
    forget(before) {
      const first = Math.floor(before / 1000);
      for (const second of seconds.keys()) if (second < first) seconds.delete(second);
    },
  };
}
