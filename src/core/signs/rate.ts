import {findOnset, findShare, type Rated} from './onset.ts';
import {type Course, type EventCounts, findSince, type Since} from './sign.ts';
import type {Stretch} from './stretch.ts';
import {findIndex, sum, sumSince, type TimeSeries, toCounts, toTime} from './time-series.ts';
import {findLevel} from './usual.ts';
import type {Window} from './window.ts';

/** A series as it was read of the day, and by the minute where that was read, too. */
export interface Grains {
  readonly day: TimeSeries | undefined;
  readonly minutes: TimeSeries | undefined;
}

/** How a share of calls fares: errors of calls, throttles of attempts. */
export interface RateVerdict {
  readonly course: Course;
  readonly since: Since | undefined;
  readonly until: number | undefined;
  /** Events and what they are of, in the last five minutes; reckoned from the window where there are no minutes. */
  readonly recent: EventCounts;
  /** The same of all that counts as now. */
  readonly counts: EventCounts;
  /** The same of what tells best how bad it is: the last five minutes, or since it began when little was called in those. */
  readonly telling: EventCounts;
  /** By the last five minutes, so that all are ranked by the same time. */
  readonly score: number;
  /** The same by what tells best how bad it is. */
  readonly hurt: number;
}

/** Milliseconds of what is called now where minutes are known. */
const fiveMinutes = 300_000;

/** Calls of the last five minutes that are enough to tell by how bad it is. */
const enough = 5;

/** Events that are no more than what chance makes of what is usual do not count as trouble. */
const chance = {window: 3, stretch: 5};

/** Judges events against their usual share; undefined when there are none now. */
export function judgeRate(events: Grains, of: Grains, window: Window): RateVerdict | undefined {
  const total = sumSince(events.day, window.now);
  if (total === 0 || events.day === undefined || of.day === undefined) return undefined;
  const calls = sumSince(of.day, window.now);
  const counts = {events: total, of: calls};
  const usual = findUsualShare(events.day, of.day, window);
  const day = toRated(events.day, of.day, usual, window);
  const fine =
    events.minutes === undefined || of.minutes === undefined
      ? undefined
      : toRated(events.minutes, of.minutes, usual, window);
  const located = locate(fine, day);
  const recent = findRecent(events.minutes, of.minutes) ?? scale(counts, window);
  if (usual * calls >= 0.5 && excessOf(total, calls, usual) < chance.window && !located?.isClear) {
    const score = total / (calls + 1);
    return {course: 'usual', since: undefined, until: undefined, recent, counts, telling: recent, score, hurt: score};
  }
  const telling = recent.of < enough ? (located?.counts ?? counts) : recent;
  return {
    course: located?.until === undefined ? 'now' : 'over',
    since: located === undefined ? findFirst(fine ?? day) : located.since,
    until: located?.until,
    recent,
    counts,
    telling,
    score: weigh(recent.events - usual * recent.of, recent.of),
    hurt: weigh(telling.events - usual * telling.of, telling.of),
  };
}

interface TimedRate extends Rated {
  readonly series: TimeSeries;
}

function toRated(events: TimeSeries, of: TimeSeries, usual: number, {now}: Window): TimedRate {
  return {
    series: events,
    events: toCounts(events),
    exposures: toCounts(of),
    usual,
    recent: findIndex(events, now),
  };
}

interface Located {
  readonly since: Since;
  readonly until: number | undefined;
  readonly counts: EventCounts;
  /** More than chance makes of what is usual. */
  readonly isClear: boolean;
}

/** By the minute; what began before the minutes that were read by the quarter of an hour, but whether it is over by them. */
function locate(fine: TimedRate | undefined, day: TimedRate): Located | undefined {
  const near = fine && findOnset(fine);
  const seen = near && fine && buildLocated(fine, near);
  if (near !== undefined && near.first > 1) return seen;
  const far = findOnset(day);
  if (far === undefined) return seen;
  return {...buildLocated(day, far), ...(seen && {until: seen.until})};
}

function buildLocated(rated: TimedRate, stretch: Stretch): Located {
  const share = findShare(rated, stretch);
  const events = sum(rated.events.slice(stretch.first, stretch.end));
  const of = sum(rated.exposures.slice(stretch.first, stretch.end));
  return {
    counts: {events, of},
    since: findSince(rated.series, stretch, isMixed(rated, stretch)),
    until: stretch.over ? toTime(rated.series, stretch.end) : undefined,
    isClear: share >= 2 * rated.usual && excessOf(events, events / share, rated.usual) >= chance.stretch,
  };
}

/** How far above what is usual, in steps of what chance alone would make of it. */
function excessOf(events: number, of: number, usual: number): number {
  return (events - usual * of) / Math.sqrt(usual * of + 1);
}

function findUsualShare(events: TimeSeries, of: TimeSeries, window: Window): number {
  const calls = findLevel(of, window).usual;
  return calls === 0 ? 0 : findLevel(events, window).usual / calls;
}

function findRecent(events: TimeSeries | undefined, of: TimeSeries | undefined) {
  if (events === undefined || of === undefined) return undefined;
  const from = events.end - fiveMinutes;
  return {events: sumSince(events, from), of: sumSince(of, from)};
}

function scale({events, of}: EventCounts, {share}: Window): EventCounts {
  const part = 1 / (3 * share);
  return {events: events * part, of: of * part};
}

/** The share that fails counts more than their number; a call or two prove little. */
function weigh(events: number, of: number): number {
  const more = Math.max(0, events);
  return (10 * more) / (of + 4) + Math.log2(1 + more);
}

/** A quarter of an hour has its share of trouble when it has a tenth of what the trouble brings. */
function isMixed(rated: TimedRate, {first, end, earliest}: Stretch): boolean {
  const before = earliest - 1;
  if (before < 0) return false;
  const share = findShare(rated, {first: before, end: earliest});
  return share - rated.usual > 0.1 * (findShare(rated, {first, end}) - rated.usual);
}

function findFirst({series, events, recent}: TimedRate): Since | undefined {
  const index = events.findIndex((count, at) => at >= recent && count > 0);
  if (index === -1) return undefined;
  const at = toTime(series, index);
  return {at, from: at, to: Math.min(series.end, at + series.length), allDay: false};
}
