import {findAbove} from './above.ts';
import {formatFactor, formatIncidentSpan} from './format-figures.ts';
import type {IncidentReading} from './reading.ts';
import type {Sign} from './sign.ts';
import {sumSince, type TimeSeries} from './time-series.ts';
import {findTypical, type Typical} from './usual.ts';
import type {Watched} from './watched.ts';
import type {Window} from './window.ts';

/** Calls from which on a duration is worth comparing, and by how much it has to differ, in milliseconds and as a factor. */
const least = {calls: 5, difference: 50, factor: 1.5, beyond: 1.2};

/** Milliseconds before it began within which a change of the function is worth naming. */
const justBefore = 900_000;

/** A p99 well above that of the day, and above what it is on bad quarters of an hour; undefined when it is not. */
export function findSlowerSign({modified}: Watched, {day, minutes}: IncidentReading, window: Window): Sign | undefined {
  const typical = day.p99 === undefined ? {} : findTypical(day.p99, window);
  if (!isSlower(typical, sumSince(day.invocations, window.now)) || day.p99 === undefined) return undefined;
  const {now, usual, high} = typical;
  const limit = Math.sqrt(Math.max(usual, high) * now);
  const place = findPlace(day.p99, minutes.p99, limit, window);
  if (place === undefined) return undefined;
  const {since} = place;
  const isChanged = modified !== undefined && modified > since.from - justBefore && modified <= since.to;
  const facts = [
    `p99 ${formatIncidentSpan(now)}, ${formatFactor(now / usual)} its day (${formatIncidentSpan(usual)})`,
    ...(isChanged ? ['since it was changed'] : []),
    ...(place.until === undefined ? [] : ['recovered']),
  ];
  return {
    name: 'slower',
    title: `slower ${formatFactor(now / usual)}`,
    words: facts.join(', '),
    course: place.until === undefined ? 'now' : 'over',
    score: Math.min(6, 2 * Math.log2(now / Math.max(1, usual))),
    ...place,
  };
}

function isSlower(typical: Typical, calls: number): typical is Required<Typical> {
  const {now, usual, high} = typical;
  if (now === undefined || usual === undefined || high === undefined || calls < least.calls) return false;
  return now - usual >= least.difference && now >= least.factor * usual && now >= least.beyond * high;
}

/** By the minute, unless it began before those. What the minutes know nothing of was one slow call. */
function findPlace(day: TimeSeries, minutes: TimeSeries | undefined, limit: number, window: Window) {
  const near = minutes && findAbove(minutes, limit, window);
  if (minutes !== undefined && near === undefined) return undefined;
  return near === undefined || near.since.at <= (minutes?.start ?? 0) + 60_000 ? findAbove(day, limit, window) : near;
}
