import type {GroupParts} from './group-parts.ts';
import {createLateReader} from './late-reader.ts';
import {createGroupPosition} from './position.ts';
import {readSpan} from './read-span.ts';
import {createStopwatch} from './stopwatch.ts';

/** How many events were read, and how many of them were news. */
interface Reading {
  readonly read: number;
  readonly fresh: number;
}

/** Reads the events of a group again and again, and hands each on once. */
export interface GroupReader {
  /** Reads what came since. Rejects when a page cannot be had. */
  read(signal: AbortSignal): Promise<Reading>;
  /** Nothing before this time is read any more. */
  readonly floor: number;
}

/** How much the service's clock may differ from what is known of it. */
const unsureClock = 300_000;
/** How far a quiet group is read back to, where that is cheap. */
const quietReach = 1_800_000;

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
  const {pace} = parts;
  const position = createGroupPosition(parts);
  const late = createLateReader(parts, position);
  const readAll = async (from: number, signal: AbortSignal) => {
    const stopwatch = createStopwatch();
    let isWhole = from === position.floor;
    const {isKnown} = position;
    const pages = readSpan(from, cursor => parts.ask({...cursor, until: parts.until, isKnown}, signal));
    let [read, fresh, count, now] = [0, 0, 0, 0];
    while (true) {
      const {done, value} = await pages.next();
      if (done) {
        const reach = count > 1 ? position.overlap : quietReach;
        if (!value) parts.onLoss(endlessPages);
        else if (isWhole) position.raise(now - stopwatch.elapsed() - unsureClock - reach);
        return {read, fresh};
      }
      fresh += position.take(value);
      if (value.isBroken) {
        isWhole = false;
        parts.onLoss(brokenPage);
      }
      read += value.events.length + value.known;
      count += 1;
      now = value.now;
      // What came in while pages were read may belong before what was read. Where it is cheap, more is read again.
      const reach = position.size > pace.tipEvents ? position.overlap : pace.mostOverlap;
      if (isWhole) position.raise(position.horizon - stopwatch.elapsed() - reach);
    }
  };
  return {
    get floor() {
      return position.floor;
    },
    read: async signal => {
      const {horizon, tip, floor} = position;
      const isWhole = tip === floor;
      if (isWhole) late.stop();
      const {read, fresh} = await readAll(tip, signal);
      const found = isWhole ? 0 : await late.read({horizon, tip}, signal);
      position.limit();
      return {read, fresh: fresh + found};
    },
  };
}

const brokenPage = 'CloudWatch Logs sent a page without a list of events: lines may be missing.';
const endlessPages = 'CloudWatch Logs gave the same page token again and again: lines may be missing.';
