import {formatDuration} from '../format/duration.ts';
import {formatIncidentCount, formatPart} from './format-figures.ts';
import {judgeRate, type RateVerdict} from './rate.ts';
import type {IncidentReading} from './reading.ts';
import type {Sign, SignName} from './sign.ts';
import {findIndex, type TimeSeries, toCounts} from './time-series.ts';
import {findLevel, type UsualCount} from './usual.ts';
import type {Watched} from './watched.ts';
import {toMinutes, type Window} from './window.ts';

/** The names of what `findCallSigns` finds. */
export const callSignNames: readonly SignName[] = ['errors', 'timeouts', 'throttled'];

/** How calls fare: those that failed, and those that were refused. */
export function findCallSigns(
  watched: Pick<Watched, 'timeout'>,
  reading: IncidentReading,
  window: Window,
): readonly Sign[] {
  return [findErrorSign(watched, reading, window), findThrottleSign(reading, window)].filter(
    sign => sign !== undefined,
  );
}

/** Calls that failed, called timeouts when that is what all of them were; undefined without any now. */
function findErrorSign(
  {timeout}: Pick<Watched, 'timeout'>,
  reading: IncidentReading,
  window: Window,
): Sign | undefined {
  const {day, minutes} = reading;
  const verdict = judgeRate(
    {day: day.errors, minutes: minutes.errors},
    {day: day.invocations, minutes: minutes.invocations},
    window,
  );
  if (verdict === undefined || day.errors === undefined || day.invocations === undefined) return undefined;
  const calls = findLevel(day.invocations, window).now;
  const errors = findLevel(day.errors, window);
  const timeouts = findTimeouts(reading, timeout, window);
  const facts = [
    `errors ${formatIncidentCount(errors.now)} of ${formatIncidentCount(calls)} calls${formatReach(window)}${formatUsually(day.errors, window)}`,
    ...(timeouts === 'none' ? [] : [`calls reached its timeout of ${formatDuration(timeout)}`]),
    ...formatRecent(verdict, minutes.errors !== undefined, 'failed'),
  ];
  return toSign(timeouts === 'all' ? 'timeouts' : 'errors', facts.join(', '), verdict);
}

/** Calls that were refused for want of concurrency; undefined without any now. */
function findThrottleSign({day, minutes}: IncidentReading, window: Window): Sign | undefined {
  const verdict = judgeRate(
    {day: day.throttles, minutes: minutes.throttles},
    {day: add(day.invocations, day.throttles), minutes: add(minutes.invocations, minutes.throttles)},
    window,
  );
  if (verdict === undefined || day.throttles === undefined) return undefined;
  const {now} = findLevel(day.throttles, window);
  const facts = [
    `throttled ${formatIncidentCount(now)} times${formatReach(window)}${formatUsually(day.throttles, window)}`,
    ...formatRecent(verdict, minutes.throttles !== undefined, 'throttled'),
  ];
  return toSign('throttled', facts.join(', '), verdict);
}

/** Periods in which a call took as long as the timeout allows: those of now, and those usual for as long. */
export function countTimeouts(
  longest: TimeSeries | undefined,
  timeout: number | undefined,
  window: Window,
): UsualCount | undefined {
  if (longest === undefined || timeout === undefined) return undefined;
  const hits = longest.values.map(value => (value !== undefined && value >= timeout * 1000 ? 1 : 0));
  return findLevel({...longest, values: hits}, window);
}

/** The longest call of a period tells whether there was a timeout, not how many: all are when each period with errors has one. */
function findTimeouts({day, minutes}: IncidentReading, timeout: number | undefined, {now}: Window) {
  const errors = minutes.longest === undefined ? day.errors : minutes.errors;
  const longest = minutes.longest ?? day.longest;
  if (timeout === undefined || errors === undefined || longest === undefined) return 'none';
  const recent = findIndex(errors, now);
  const failing = toCounts(errors).flatMap((count, index) =>
    index >= recent && count > 0 ? [(longest.values[index] ?? 0) >= timeout * 1000] : [],
  );
  if (!failing.includes(true)) return 'none';
  return failing.includes(false) ? 'some' : 'all';
}

function toSign(name: SignName, words: string, verdict: RateVerdict): Sign {
  const {course, since, until, recent, telling, counts, score, hurt} = verdict;
  const {events, of} = recent.of > 0 ? recent : telling;
  const share = formatPart(events, of);
  return {
    name,
    title: course === 'now' ? `${name} ${share}` : name,
    words,
    course,
    score,
    hurt,
    counts,
    ...(since && {since}),
    ...(until !== undefined && {until}),
  };
}

/** Of how long a time it is told, where that is longer than usual because there are few calls. */
function formatReach(window: Window): string {
  return window.share < 2 ? '' : ` in the last ${toMinutes(window)} min`;
}

/** What is usual for as long, of a series that tells of a time before now. */
function formatUsually(series: TimeSeries, window: Window): string {
  if (findIndex(series, window.now) === 0) return '';
  return ` (usually ${formatIncidentCount(findLevel(series, window).usual)})`;
}

/** What is so now stands beside the window, and that it is over is said. */
function formatRecent({course, recent}: RateVerdict, isKnown: boolean, verb: string): readonly string[] {
  if (!isKnown || course === 'usual') return [];
  const words = `${recent.events} of ${recent.of} ${verb} in the last 5 min`;
  return [course === 'over' ? `recovered: ${words}` : words];
}

function add(one: TimeSeries | undefined, other: TimeSeries | undefined): TimeSeries | undefined {
  if (one === undefined || other === undefined) return other;
  return {...other, values: other.values.map((value, index) => (value ?? 0) + (one.values[index] ?? 0))};
}
