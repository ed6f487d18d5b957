import type {IsKnown} from './event-scanner.ts';
import type {GroupParts} from './group-parts.ts';
import type {SpanPage} from './read-span.ts';
import {createToldEvents} from './told-events.ts';

/** What of a group was read, and what of that may still change. Times in milliseconds since 1970. */
export interface GroupPosition {
  /** Before it all is had; nothing is asked for there any more. */
  readonly floor: number;
  /** Where to begin when all from the floor on is too much: the least that may have changed. */
  readonly tip: number;
  /** A time the service's clock has passed, and up to which events were seen. */
  readonly horizon: number;
  /** How late events come. */
  readonly overlap: number;
  /** How many events are remembered. */
  readonly size: number;
  /** Whether an event was read before; its id stands in bytes. */
  readonly isKnown: IsKnown;
  /** Hands on what was not read before; how many of that were news. */
  take(page: SpanPage): number;
  raise(floor: number): void;
  /** Forgets the oldest events when there are too many to remember. */
  limit(): void;
}

/** Ids remembered at most, some 30 bytes each. */
const mostKnown = 400_000;

/** Makes the position of a group of which nothing was read. */
export function createGroupPosition({since, pace, onEvents, onLoss}: GroupParts): GroupPosition {
  const told = createToldEvents();
  let floor = since;
  let newest = Number.NEGATIVE_INFINITY;
  let arrived = Number.NEGATIVE_INFINITY;
  let overlap = pace.overlap;
  const raise = (time: number) => {
    if (time <= floor) return;
    floor = Math.floor(time);
    told.forget(floor);
  };
  return {
    raise,
    isKnown: told.has,
    get size() {
      return told.size;
    },
    get floor() {
      return floor;
    },
    get overlap() {
      return overlap;
    },
    get horizon() {
      return Math.min(newest, arrived);
    },
    get tip() {
      return Math.max(floor, Math.min(newest - pace.tip, arrived - pace.tip, told.backTo(pace.tipEvents)));
    },
    take({events, again, now}: SpanPage): number {
      const fresh = events.filter(({eventId = '', timestamp = 0}) => {
        // Below the floor ids are forgotten: what comes from there by a token that was followed before is known.
        return !(again && timestamp < floor) && told.add(eventId, timestamp);
      });
      for (const {timestamp = 0, ingestionTime = timestamp} of fresh) {
        newest = Math.max(newest, timestamp);
        arrived = Math.max(arrived, ingestionTime);
        const wait = ingestionTime - timestamp;
        if (wait < pace.mostOverlap) overlap = Math.max(overlap, Math.min(2 * wait, pace.mostOverlap));
      }
      return fresh.length === 0 ? 0 : onEvents(fresh, now);
    },
    limit() {
      if (told.size <= mostKnown) return;
      raise(told.backTo(mostKnown / 2));
      onLoss(tooMany);
    },
  };
}

const tooMany = 'So many lines come that late ones cannot be told from known ones: late lines may be missing.';
