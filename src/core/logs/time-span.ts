import {formatShortClock, type Zone} from './clock.ts';
import {readTime, timeExamples} from './times.ts';

/** From when to when lines are wanted, in milliseconds since 1970; without an end, what comes is followed. */
export interface TimeSpan {
  readonly since: number;
  readonly until?: number;
}

/** What may stand between a beginning and an end; a hyphen alone is looked for last, for dates are made with it. */
const between = [/\s*(?:–|—|\.\.+)\s*/g, /\s+(?:to|until|till|-)\s+/g, /\//g, /-/g];

/**
 * Reads when logs are wanted from, and to when: a time, or two as in `14:00-14:30`, `11-21 14:00 – 11-21 15:00`, `2h..1h`. An end
 * that names no day is of the beginning's day, or of the next when it is earlier in the day. Or says why it is none.
 */
export function parseTimeSpan(typed: string, now: number, zone: Zone): TimeSpan | {readonly error: string} {
  const text = typed.trim();
  const time = readTime(text, now, zone);
  if (time !== undefined) return checkSpan({since: time}, now);
  const spans = between
    .flatMap(separator => [...text.matchAll(separator)])
    .map(({index, 0: {length}}) => {
      const end = text.slice(index + length);
      const since = readTime(text.slice(0, index), now, zone);
      if (since === undefined || end.trim() === '') return since === undefined ? undefined : {since};
      const until = readEnd(end, since, now, zone);
      return until === undefined ? undefined : {since, until};
    });
  const span = spans.find(one => one !== undefined);
  return span === undefined ? {error: `no time: write ${timeExamples} or 14:00-14:30`} : checkSpan(span, now);
}

const day = 86_400_000;

function readEnd(text: string, since: number, now: number, zone: Zone): number | undefined {
  if (!/^\s*\d{1,2}:\d\d/.test(text)) return readTime(text, now, zone);
  // As seen from the last moment before the day after: what is not after the beginning by then is not of its day.
  const until = readTime(text, since + day - 1, zone);
  return until !== undefined && until < since ? until + day : until;
}

function checkSpan({since, until}: TimeSpan, now: number): TimeSpan | {readonly error: string} {
  if (Number.isNaN(since) || Number.isNaN(until)) return {error: 'there is no such time'};
  if (since > now) return {error: 'that is yet to come'};
  if (until === undefined) return {since};
  return until < since ? {error: 'the end is before the beginning'} : {since, until};
}

/** A span as it is read again: `14:00–14:30`, `11-21 14:00–14:30`, `11-21 23:30–11-22 00:15`. */
export function formatTimeSpan({since, until}: Required<TimeSpan>, zone: Zone, now: number): string {
  return `${formatShortClock(since, zone, now)}–${formatShortClock(until, zone, since)}`;
}
