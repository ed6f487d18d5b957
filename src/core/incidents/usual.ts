import type {IncidentSeries} from './reading.ts';

/** A count now beside what is usual for as long a time. */
export interface Level {
  readonly now: number;
  readonly usual: number;
}

/** Of the day before, this share of the worst periods is left out: a bad quarter of an hour is not what is usual. */
const leftOut = 0.1;

/** A counted series as its level. Where nothing was measured, nothing happened. */
export function findLevel({values, window}: IncidentSeries): Level {
  const day = values
    .slice(0, window.now)
    .map(value => value ?? 0)
    .toSorted((a, b) => a - b);
  const kept = day.slice(0, Math.ceil(day.length * (1 - leftOut)));
  const mean = kept.length === 0 ? 0 : kept.reduce((sum, value) => sum + value, 0) / kept.length;
  const now = values.slice(window.now).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {now, usual: mean * window.share};
}

/** The worst value now beside the middle one of the day; undefined where nothing was measured. */
export function findTypical({values, window}: IncidentSeries): {readonly now?: number; readonly usual?: number} {
  const day = values
    .slice(0, window.now)
    .filter(value => value !== undefined)
    .toSorted((a, b) => a - b);
  const recent = values.slice(window.now).filter(value => value !== undefined);
  const middle = day[Math.floor((day.length - 1) / 2)];
  return {
    ...(recent.length > 0 && {now: Math.max(...recent)}),
    ...(middle !== undefined && {usual: middle}),
  };
}

/** How far a count is above what is usual, in steps of what chance alone would make of it. */
export function measureExcess({now, usual}: Level): number {
  return Math.max(0, now - usual) / Math.sqrt(usual + 1);
}

/**
 * The first period of the run, up to now, in which the values are above the day's; one period without does not end it.
 * Undefined when now is not above; `whole` when the run is as old as the window.
 */
export function findStretch(
  {values, window}: IncidentSeries,
  isAbove: (value: number) => boolean,
): {readonly first: number; readonly whole: boolean} | undefined {
  const above = (index: number) => {
    const value = values[index];
    return value !== undefined && isAbove(value);
  };
  let first: number | undefined;
  let gap = 0;
  for (let index = values.length - 1; index >= 0; index--) {
    if (above(index)) {
      first = index;
      gap = 0;
    } else if (index < window.now || first !== undefined) {
      gap += 1;
      if (first === undefined || gap > 1) break;
    }
  }
  return first === undefined ? undefined : {first, whole: first <= 1};
}
