import {findSince, type Since} from './sign.ts';
import {findStretch} from './stretch.ts';
import {findIndex, type TimeSeries, toTime} from './time-series.ts';
import type {Window} from './window.ts';

/** Periods above (or not any more above) a limit that are believed: one may be chance. */
const evidence = {minutes: {rise: 2, fall: 2}, quarters: {rise: 1, fall: 1}};

/** The time in which values are above a limit, if that reaches into what counts as now. */
export function findAbove(
  series: TimeSeries,
  limit: number,
  {now}: Window,
): {readonly since: Since; readonly until?: number} | undefined {
  const steps = series.values.map(value => (value === undefined ? 0 : sign(value, limit)));
  const stretch = findStretch(steps, series.length <= 60_000 ? evidence.minutes : evidence.quarters);
  if (stretch === undefined || stretch.end <= findIndex(series, now)) return undefined;
  // Each step is one: what the sum is off by says nothing of the place.
  const exact = {...stretch, earliest: stretch.first, latest: stretch.first};
  return {
    since: findSince(series, exact, false),
    ...(stretch.over && {until: toTime(series, stretch.end)}),
  };
}

function sign(value: number, limit: number): number {
  return value >= limit ? 1 : -1;
}
