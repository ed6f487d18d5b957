import {createIdSet, type IdSet} from './id-set.ts';

/** The ids of events that were told, by their times, so that those of a past that is over can be forgotten. */
export interface ToldEvents {
  readonly size: number;
  /** Remembers an event; false when it was told. Times in milliseconds since 1970. */
  add(id: string, time: number): boolean;
  /** Whether an event was told whose id stands in bytes. */
  has(bytes: Uint8Array, from: number, to: number, time: number): boolean;
  /** Forgets the events before a time. */
  forget(before: number): void;
  /** The earliest time that at most so many told events are at or after. */
  backTo(count: number): number;
}

/** Makes an empty memory of told events. */
export function createToldEvents(): ToldEvents {
  const seconds = new Map<number, IdSet>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(id, time) {
      const second = Math.floor(time / 1000);
      const ids = seconds.get(second) ?? createIdSet();
      if (ids.size === 0) seconds.set(second, ids);
      if (!ids.add(id)) return false;
      size += 1;
      return true;
    },
    has: (bytes, from, to, time) => seconds.get(Math.floor(time / 1000))?.has(bytes, from, to) ?? false,
    forget(before) {
      const first = Math.floor(before / 1000);
      for (const [second, ids] of seconds) {
        if (second >= first) continue;
        seconds.delete(second);
        size -= ids.size;
      }
    },
    backTo(count) {
      if (size <= count) return Number.NEGATIVE_INFINITY;
      let room = count;
      for (const second of [...seconds.keys()].sort((a, b) => b - a)) {
        room -= seconds.get(second)?.size ?? 0;
        if (room < 0) return (second + 1) * 1000;
      }
      return Number.NEGATIVE_INFINITY;
    },
  };
}
