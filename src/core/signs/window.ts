/** Length of a period, in seconds. */
export const period = 900;
const length = period * 1000;
/** Whole periods before the one under way that now may reach back to. */
const furthest = 4;
/** Periods that a function is measured against: a day, and two hours of the day before it to see how those went. */
const before = 103;

/** The time a board looks at: a day in quarter hours, of which the last whole one and the one under way are now. */
export interface Window {
  /** Start of the first period, and the moment of reading, in milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** When now begins. */
  readonly now: number;
  /** How many periods long now is: from one, when a period has just begun, to nearly two. */
  readonly share: number;
}

/**
 * The window that ends at a time. CloudWatch cuts time at whole multiples of the period, so that the last period is under
 * way: it counts together with the one before it, and what is usual is reckoned for as long.
 */
export function findWindow(time: number): Window {
  const current = Math.floor(time / length) * length;
  return {
    start: current - (before + 1) * length,
    end: time,
    now: current - length,
    share: 1 + (time - current) / length,
  };
}

/** The same window with a now that begins so many whole periods ago. */
function beginEarlier(window: Window, periods: number): Window {
  const current = Math.floor(window.end / length) * length;
  return {...window, now: current - periods * length, share: periods + (window.end - current) / length};
}

/** Windows of one moment, from the usual one to the one that has the longest now: that of a function that is seldom called. */
export function widenWindow(window: Window): readonly Window[] {
  return Array.from({length: furthest}, (_, index) => beginEarlier(window, index + 1));
}

/** Minutes that count as now. */
export function toMinutes({share}: Pick<Window, 'share'>): number {
  return Math.round((share * period) / 60);
}
