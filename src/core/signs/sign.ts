import type {Stretch} from './stretch.ts';
import {type TimeSeries, toTime} from './time-series.ts';

/** What shows that something is wrong with a function. */
export type SignName =
  | 'errors'
  | 'timeouts'
  | 'throttled'
  | 'slower'
  | 'no calls'
  | 'more calls'
  | 'iterator age'
  | 'async age'
  | 'dead letters'
  | 'undelivered'
  | 'dropped'
  | 'state'
  | 'update'
  | 'mapping';

/** When something began, in milliseconds since 1970: at the most likely time, and at the earliest and the latest. */
export interface Since {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** It has been so for as long as was looked at. */
  readonly allDay: boolean;
}

/** Events, and what they are of: errors of calls, throttles of attempts. */
export interface EventCounts {
  readonly events: number;
  readonly of: number;
}

/** Whether it goes on, is over since a short while, or is no worse than on any day. */
export type Course = 'now' | 'over' | 'usual';

/** One thing that is wrong, with what shows it. */
export interface Sign {
  readonly name: SignName;
  /** What it is called in a column: `errors 100%`. */
  readonly title: string;
  /** The fact, in words: `errors 84 of 84 calls (usually 0.3)`. */
  readonly words: string;
  readonly course: Course;
  readonly since?: Since;
  /** When it was over. */
  readonly until?: number;
  /** What it counts of what, now. */
  readonly counts?: EventCounts;
  /** How much it hurts now, against others of the same course. */
  readonly score: number;
  /** The same however few calls there were in the last minutes; as the score when not given. */
  readonly hurt?: number;
}

const minute = 60_000;

/**
 * When a stretch of a series began. Of a series by the minute that is a minute; of a longer period the beginning may lie
 * anywhere in its first one, and in the one before it if that has its share of the trouble already.
 */
export function findSince(series: TimeSeries, stretch: Stretch, isMixed: boolean): Since {
  const {length, end} = series;
  const at = toTime(series, stretch.first);
  const earliest = toTime(series, stretch.earliest);
  const latest = toTime(series, stretch.latest);
  const allDay = length > minute && stretch.first <= 1;
  if (length <= minute) return {at, from: earliest, to: latest, allDay};
  return {at, from: isMixed ? earliest - length : earliest, to: Math.min(end, latest + length), allDay};
}

/** True for a beginning known so well that it can be told as a time. */
export function isExact({from, to}: Since): boolean {
  return to - from <= 2 * minute;
}
