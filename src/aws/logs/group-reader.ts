import type {FilteredLogEvent} from '@aws-sdk/client-cloudwatch-logs';
import type {EventPage} from './log-calls.ts';
import type {LogPace} from './pace.ts';
import {type Cursor, readSpan, type SpanPage} from './read-span.ts';
import {createToldEvents} from './told-events.ts';
import {createWatch} from './watch.ts';

/** What reading a group takes. Times in milliseconds since 1970. */
export interface GroupParts {
  readonly since: number;
  readonly until: number | undefined;
  readonly pace: LogPace;
  /** A page of the group, asked for until it is had. */
  readonly ask: (cursor: Cursor & {readonly until: number | undefined}, signal: AbortSignal) => Promise<EventPage>;
  /** Given events that were not read before; returns how many of them were news to others. */
  readonly onEvents: (events: readonly FilteredLogEvent[]) => number;
  /** Told in words why lines may be missing. */
  readonly onLoss: (words: string) => void;
}

/** Reads the events of a group again and again, and hands each on once. */
export interface GroupReader {
  /** Reads what came since. Resolves with how many events were news; rejects when a page cannot be had. */
  read(signal: AbortSignal): Promise<number>;
}

/** How much the service's clock may differ from what is known of it. */
const unsureClock = 300_000;
/** How far a quiet group is read back to, where that is cheap. */
const quietReach = 1_800_000;
/** Ids remembered at most, some 100 bytes each. */
const mostKnown = 400_000;
/** The longest time between two looks for late events. */
const mostLateEvery = 300_000;

/**
 * Events become readable later than their time, some after newer ones. So a position cannot be the time of the newest
 * event: everything is asked for again that may have changed since it was read, and events are known by their ids.
 *
 * The `floor` is the time before which all is had: what was readable when it was read, and whatever comes no later than
 * the overlap. It follows from the service's own times, the earlier of the newest event's and of the newest arrival, so
 * no clock here has a part in it. Without events it follows from the clock, with what that may be wrong by.
 *
 * Where traffic makes reading from the floor on expensive, readings begin at the `tip`, some seconds back, and the
 * part between floor and tip is looked at for late events a page at a time.
 */
export function createGroupReader(parts: GroupParts): GroupReader {
  const {until, pace} = parts;
  const position = createPosition(parts);
  const {take, raise, told} = position;
  let late: LateEvents | undefined;
  let lateAt = 0;

  const readAll = async (from: number, signal: AbortSignal) => {
    const watch = createWatch();
    const isWhole = from === position.floor;
    const pages = readSpan(from, cursor => parts.ask({...cursor, until}, signal));
    let [fresh, count, now] = [0, 0, 0];
    while (true) {
      const {done, value} = await pages.next();
      if (done) {
        if (!value) parts.onLoss(endlessPages);
        else if (isWhole) raise(now - watch.elapsed() - unsureClock - (count > 1 ? position.overlap : quietReach));
        return fresh;
      }
      fresh += take(value);
      count += 1;
      now = value.now;
      // What came in while pages were read may belong before what was read.
      if (isWhole) raise(position.horizon - watch.elapsed() - position.overlap);
    }
  };

  /** One page. `horizon` is what was known before the last reading began: what came since is no older by more than the overlap. */
  const readLate = async (horizon: number, tip: number, signal: AbortSignal) => {
    if (late === undefined && Date.now() < lateAt) return 0;
    late ??= {pages: readSpan(position.floor, cursor => parts.ask({...cursor, until: tip}, signal)), horizon, tip};
    const {done, value} = await late.pages.next();
    if (!done) return take(value);
    raise(Math.min(late.tip, late.horizon - position.overlap));
    late = undefined;
    lateAt = Date.now() + Math.min(Math.max((told.size / pace.lateEvents) * 1000, pace.lateEvery), mostLateEvery);
    return 0;
  };

  return {
    read: async signal => {
      const {horizon, tip, floor} = position;
      if (tip === floor) late = undefined;
      try {
        const fresh = await readAll(tip, signal);
        return tip === floor ? fresh : fresh + (await readLate(horizon, tip, signal));
      } catch (error) {
        late = undefined;
        throw error;
      } finally {
        position.limit();
      }
    },
  };
}

interface LateEvents {
  readonly pages: AsyncGenerator<SpanPage, boolean>;
  readonly horizon: number;
  readonly tip: number;
}

/** What was read, and what of it may still change. */
function createPosition({since, pace, onEvents, onLoss}: GroupParts) {
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
    told,
    raise,
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
    take({events, again}: SpanPage): number {
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
      return fresh.length === 0 ? 0 : onEvents(fresh);
    },
    limit() {
      if (told.size <= mostKnown) return;
      raise(told.backTo(mostKnown / 2));
      onLoss(tooMany);
    },
  };
}

const endlessPages = 'CloudWatch Logs gave the same page token again and again: lines may be missing.';
const tooMany = 'So many lines come that late ones cannot be told from known ones: late lines may be missing.';
