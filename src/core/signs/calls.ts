import {formatDuration} from '../format/duration.ts';
import {formatFactor, formatIncidentCount} from './format-figures.ts';
import {judgeRate} from './rate.ts';
import type {IncidentReading} from './reading.ts';
import type {Sign} from './sign.ts';
import type {Standing} from './standing.ts';
import {findIndex, sum, sumSince, type TimeSeries, toCounts, toMinutesElapsed, toTime} from './time-series.ts';
import {findLevel} from './usual.ts';
import type {Window} from './window.ts';

/** Milliseconds after which CloudWatch has told of a call for sure. */
const told = 120_000;
/** Quarters that had calls without a gap, calls that should have come since the last one, and quarters with calls a day ago. */
const quiet = {quarters: 8, expected: 8, share: 0.75};
/** Above the busiest quarter of the day, and calls above the usual, from which on more calls are worth saying. */
const busy = {factor: 3, calls: 100, quarters: 8};
const day = 86_400_000;
const minute = 60_000;

/** No calls any more of a function that was called all the time; undefined for one that paused at this time yesterday, too. */
export function findSilenceSign(
  {day: read, minutes}: IncidentReading,
  {mappings}: Standing,
  window: Window,
): Sign | undefined {
  const calls = read.invocations;
  const last = findLastCall(minutes.invocations) ?? findLastCall(calls);
  if (calls === undefined || last === undefined || sumSince(read.throttles, window.now) > 0) return undefined;
  const index = findIndex(calls, last.from - calls.length + 1);
  const before = toCounts(calls).slice(Math.max(0, index - quiet.quarters), index);
  const rate = Math.min(...before) / calls.length;
  const missing = rate * Math.max(0, calls.end - last.to - told);
  const isKnown = before.length === quiet.quarters && missing >= quiet.expected;
  if (!isKnown || !wentOnYesterday(calls, last.to)) return undefined;
  const gone = formatDuration(60 * Math.round((calls.end - last.to) / minute));
  const usual = formatIncidentCount((sum(before) / before.length / calls.length) * minute);
  const off = (mappings?.off ?? []).map(mapping => `${mapping} is disabled`);
  return {
    name: 'no calls',
    title: 'no calls',
    words: [`no calls for ${gone} (usually ${usual} a minute)`, ...off].join(', '),
    course: 'now',
    since: {at: last.to, ...last, allDay: false},
    score: 6 + Math.min(4, Math.log2(missing) / 2),
  };
}

/** Many more calls than in any quarter of an hour of the day; undefined for a function that has no day yet. */
export function findSurgeSign({day: read, minutes}: IncidentReading, window: Window): Sign | undefined {
  const calls = read.invocations;
  if (calls === undefined) return undefined;
  const {now, usual} = findLevel(calls, window);
  const before = toCounts(calls).slice(0, findIndex(calls, window.now));
  const busiest = Math.max(...before) * window.share;
  const isKnown = before.filter(count => count > 0).length >= busy.quarters;
  if (!isKnown || now < busy.factor * busiest || now - usual < busy.calls) return undefined;
  const verdict = judgeRate(
    {day: calls, minutes: minutes.invocations},
    {day: toMinutesElapsed(calls), minutes: minutes.invocations && toMinutesElapsed(minutes.invocations)},
    window,
  );
  if (verdict === undefined || verdict.course === 'usual') return undefined;
  const {course, since, until, recent} = verdict;
  const factor = course === 'now' ? recent.events / recent.of / (usual / (15 * window.share)) : now / usual;
  const words = `calls ${formatFactor(factor)} the usual: ${formatIncidentCount(now)} (usually ${formatIncidentCount(usual)})`;
  return {
    name: 'more calls',
    title: `calls ${formatFactor(factor)}`,
    words: course === 'over' ? `${words}, recovered` : words,
    course,
    score: Math.min(6, Math.log2(factor)),
    ...(since && {since}),
    ...(until !== undefined && {until}),
  };
}

/** The period of the last call; the next one begins without. */
function findLastCall(series: TimeSeries | undefined): {readonly from: number; readonly to: number} | undefined {
  const index = series?.values.findLastIndex(value => (value ?? 0) > 0) ?? -1;
  if (series === undefined || index === -1) return undefined;
  return {from: toTime(series, index), to: Math.min(series.end, toTime(series, index + 1))};
}

/** True when it was called a day ago, in most of the time that it is not called now. */
function wentOnYesterday(calls: TimeSeries, since: number): boolean {
  const counts = toCounts(calls).slice(findIndex(calls, since - day), findIndex(calls, calls.end - day));
  return counts.filter(count => count > 0).length >= quiet.share * counts.length;
}
