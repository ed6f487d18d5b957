import {findAgeSigns} from '../signs/ages.ts';
import {findSilenceSign, findSurgeSign} from '../signs/calls.ts';
import {findDeliverySigns} from '../signs/deliveries.ts';
import {countTimeouts, findCallSigns} from '../signs/errors.ts';
import {judgeHarm} from '../signs/harm.ts';
import {findOwnWindow, hasRun, type IncidentReading, type SeriesName} from '../signs/reading.ts';
import type {Course, Sign, SignName} from '../signs/sign.ts';
import {findSlowerSign} from '../signs/slower.ts';
import type {Standing} from '../signs/standing.ts';
import {findStandingSigns} from '../signs/standing-signs.ts';
import {sumSince} from '../signs/time-series.ts';
import {findLevel, findTypical, type Typical, type UsualCount} from '../signs/usual.ts';
import type {Watched} from '../signs/watched.ts';
import type {Window} from '../signs/window.ts';

/** What ails a function now, against its own last day. */
export interface Incident extends Watched {
  /** What shows it, the worst first. */
  readonly signs: readonly [Sign, ...Sign[]];
  readonly calls: number;
  /** Undefined while they are not known. */
  readonly errors: UsualCount | undefined;
  readonly throttles: UsualCount | undefined;
  /** Periods in which a call took as long as the timeout allows: those of now, and those usual for as long. */
  readonly timeouts: UsualCount | undefined;
  /** Milliseconds. */
  readonly p99: Typical;
  /** What was counted in the last five minutes; undefined where it was not read by the minute. */
  readonly recent: {readonly calls: number; readonly errors: number; readonly throttles: number} | undefined;
  /** When the oldest of these figures was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** What the worst sign is seen in, by period, oldest first, for a small chart; `counts` says whether periods add up. */
  readonly history: {readonly values: readonly (number | undefined)[]; readonly counts: boolean};
}

/** What is looked at to tell whether something is wrong. */
export interface Examined {
  readonly reading: IncidentReading;
  readonly window: Window;
  readonly standing: Standing | undefined;
}

/** The series that each sign is seen in; of those without one the calls tell more than nothing. */
const seriesOfSign: Readonly<Partial<Record<SignName, SeriesName>>> = {
  errors: 'errors',
  timeouts: 'longest',
  throttled: 'throttles',
  slower: 'p99',
  'iterator age': 'iteratorAge',
  'async age': 'asyncAge',
  'dead letters': 'deadLetters',
  undelivered: 'undelivered',
  dropped: 'dropped',
};

const levels: readonly SeriesName[] = ['longest', 'p99', 'iteratorAge', 'asyncAge'];

function findHistory({name}: Sign, day: IncidentReading['day']): Incident['history'] {
  const series = seriesOfSign[name] ?? 'invocations';
  return {values: day[series]?.values ?? [], counts: !levels.includes(series)};
}

/** Milliseconds for which minutes of the refresh before still tell of now. */
const fresh = 300_000;
const fiveMinutes = 300_000;

/** What ails a function; undefined for a quiet one, on which there is no sign of anything. */
export function findIncident(watched: Watched, {reading: read, window, standing = {}}: Examined): Incident | undefined {
  const own = findOwnWindow(read, window);
  const reading = toCurrent(read, own);
  const {day, minutes} = reading;
  const [worst, ...others] = [
    ...findCallSigns(watched, reading, own),
    ...findOtherSigns(watched, reading, window, standing),
  ].toSorted(bySign);
  if (worst === undefined) return undefined;
  const isRunning = hasRun(reading, own);
  const level = (series: typeof day.errors) => series && findLevel(series, own);
  return {
    ...watched,
    signs: [worst, ...others],
    calls: sumSince(day.invocations, own.now),
    errors: isRunning ? level(day.errors) : none,
    throttles: level(day.throttles),
    timeouts: countTimeouts(day.longest, watched.timeout, own),
    p99: day.p99 === undefined ? {} : findTypical(day.p99, window),
    recent: minutes.invocations && {
      calls: sumSince(minutes.invocations, minutes.invocations.end - fiveMinutes),
      errors: sumSince(minutes.errors, minutes.invocations.end - fiveMinutes),
      throttles: sumSince(minutes.throttles, minutes.invocations.end - fiveMinutes),
    },
    readAt: Math.min(window.end, ...Object.values(day).map(({end}) => end)),
    history: findHistory(worst, day),
  };
}

/**
 * What hurts now first, what is only worth knowing after it, then what is over, then what is no worse than on any day; the worst first of each. Of two that are as
 * bad the one with more errors, else by name, so that a refresh moves nothing for nothing.
 */
export function byHurt(a: Incident, b: Incident): number {
  return (
    bySign(a.signs[0], b.signs[0]) ||
    (b.errors?.now ?? 0) - (a.errors?.now ?? 0) ||
    (b.throttles?.now ?? 0) - (a.throttles?.now ?? 0) ||
    (a.functionName < b.functionName ? -1 : 1)
  );
}

const none: UsualCount = {now: 0, usual: 0};
const courses: readonly Course[] = ['now', 'over', 'usual'];

function bySign(a: Sign, b: Sign): number {
  const hurts = (sign: Sign) => Number(sign.course === 'now' && judgeHarm(sign) === 'bad');
  return courses.indexOf(a.course) - courses.indexOf(b.course) || hurts(b) - hurts(a) || b.score - a.score;
}

function findOtherSigns(
  watched: Watched,
  reading: IncidentReading,
  window: Window,
  standing: Standing,
): readonly Sign[] {
  return [
    findSlowerSign(watched, reading, window),
    findSilenceSign(reading, standing, window),
    findSurgeSign(reading, window),
    ...findAgeSigns(reading, window),
    ...findDeliverySigns(reading, window),
    ...findStandingSigns(watched, standing),
  ].filter(sign => sign !== undefined);
}

/** How it ran is not asked of a function that did not run now: what was read of that before is of the past. */
function toCurrent({day, minutes}: IncidentReading, window: Window): IncidentReading {
  const {errors: _, p99: __, longest: ___, ...others} = day;
  const isRunning = hasRun({day, minutes}, window);
  const own = Object.values(minutes).every(({end}) => end > window.end - fresh) ? minutes : {};
  return {day: isRunning ? day : others, minutes: own};
}
