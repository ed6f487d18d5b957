import {madeOnce} from '../made-once.ts';
import type {Traffic, TrafficMinutes} from '../metrics/traffic.ts';
import {findCallSigns} from './errors.ts';
import {emptyReading, findOwnWindow, type IncidentReading, withSeries} from './reading.ts';
import type {Sign} from './sign.ts';
import {findIndex, sumSince, type TimeSeries, toTime} from './time-series.ts';
import type {Watched} from './watched.ts';
import {findWindow, type Window} from './window.ts';

/** How a function's calls fare, by what was read of it for the list. */
export interface JudgedTraffic {
  readonly signs: readonly Sign[];
  /** What counts as now. */
  readonly window: Window;
  /** Counts of the whole time that was read, now and before. */
  readonly calls: number;
  readonly errors: number;
  readonly throttles: number;
}

/**
 * Judges traffic as the board judges what it reads, in the same window. It tells of little more than an hour: what is usual
 * is not known.
 */
export function judgeTraffic({timeout}: Pick<Watched, 'timeout'>, {minutes}: Traffic): JudgedTraffic {
  return judgeMinutes(minutes, timeout);
}

const judgeMinutes = madeOnce((minutes: TrafficMinutes, timeout: Watched['timeout']): JudgedTraffic => {
  const whole = toReading(minutes);
  const window = findOwnWindow(whole, findWindow(minutes.end));
  const {invocations, errors, throttles} = whole.day;
  return {
    signs: findCallSigns({timeout}, ofNow(whole, window), window),
    window,
    calls: sumSince(invocations, minutes.start),
    errors: sumSince(errors, minutes.start),
    throttles: sumSince(throttles, minutes.start),
  };
});

function toReading({series, start, end}: TrafficMinutes): IncidentReading {
  const span = {start, end, period: 60};
  return series.reduce((reading, one) => withSeries(reading, 'day', one, span), emptyReading);
}

/** What is before now would be taken for the usual. */
function ofNow({day}: IncidentReading, {now}: Window): IncidentReading {
  const cut = Object.entries(day).map(([name, series]) => [name, cutBefore(series, now)]);
  const own = Object.fromEntries(cut) as IncidentReading['day'];
  return {day: own, minutes: own};
}

function cutBefore(series: TimeSeries, time: number): TimeSeries {
  const index = findIndex(series, time);
  return {...series, values: series.values.slice(index), start: toTime(series, index)};
}
