import {findIndex, sum, sumSince, type TimeSeries, toCounts} from './time-series.ts';
import type {Window} from './window.ts';

/** A count now beside what is usual for as long a time. */
export interface UsualCount {
  readonly now: number;
  readonly usual: number;
}

/** Of the day before, this share of the worst periods is left out: a bad quarter of an hour is not what is usual. */
const leftOut = 0.1;

/** A counted series as its level. Where nothing was measured, nothing happened. */
export function findLevel(series: TimeSeries, window: Window): UsualCount {
  const day = toCounts(series)
    .slice(0, findIndex(series, window.now))
    .toSorted((a, b) => a - b);
  const kept = day.slice(0, Math.ceil(day.length * (1 - leftOut)));
  const mean = kept.length === 0 ? 0 : sum(kept) / kept.length;
  return {now: sumSince(series, window.now), usual: mean * window.share};
}

/** The worst value now beside the middle one of the day, and the one that a twentieth of the day is above. */
export interface Typical {
  readonly now?: number;
  readonly usual?: number;
  readonly high?: number;
}

/** A measured series as what is typical of it; what was not measured is not there. */
export function findTypical(series: TimeSeries, window: Window): Typical {
  const index = findIndex(series, window.now);
  const day = series.values
    .slice(0, index)
    .filter(value => value !== undefined)
    .toSorted((a, b) => a - b);
  const recent = series.values.slice(index).filter(value => value !== undefined);
  const usual = day[Math.floor((day.length - 1) / 2)];
  const high = day[Math.floor((day.length - 1) * 0.95)];
  return {
    ...(recent.length > 0 && {now: Math.max(...recent)}),
    ...(usual !== undefined && {usual}),
    ...(high !== undefined && {high}),
  };
}
