import {findStretch, type Stretch} from './stretch.ts';
import {sum} from './time-series.ts';

/** Events by period, what each could have been of (calls, or time), and the usual share of the one in the other. */
export interface Rated {
  readonly events: readonly number[];
  readonly exposures: readonly number[];
  readonly usual: number;
  /** The first period that counts as now. */
  readonly recent: number;
}

/** Least and most events that speak for a rise and for a fall: a handful is all there is of a function that is seldom called. */
const evidence = {rise: [0.4, 5], fall: [3, 9]} as const;

/** Periods in whose events together the worst of the trouble is looked for, and what they should have been of. */
const peak = {least: 3, most: 15, exposure: 12};

/**
 * Where events became more than is usual, for the last time. What speaks for trouble is whether a period has more of them
 * than half-way between what is usual and what the trouble is: noise under half of the trouble does not move it.
 */
export function findOnset(rated: Rated): Stretch | undefined {
  const {events, exposures, usual, recent} = rated;
  const total = sum(events.slice(recent));
  if (total === 0) return undefined;
  const mean = total / Math.max(1, sum(exposures.slice(recent)));
  const [worst, whole] = [findPeak(rated), mean].map(share => {
    const found = share > usual ? refine(rated, share, total) : undefined;
    return found !== undefined && found.end > recent ? found : undefined;
  });
  const found = worst !== undefined && whole !== undefined ? join(rated, worst, whole) : (worst ?? whole);
  return found && {...found, earliest: findEarliest(rated, found)};
}

/** The share of events within a stretch. */
export function findShare({events, exposures}: Rated, {first, end}: Pick<Stretch, 'first' | 'end'>): number {
  return sum(events.slice(first, end)) / Math.max(1, sum(exposures.slice(first, end)));
}

/** The worst part with what is around it, unless that is another matter. */
function join(rated: Rated, worst: Stretch, whole: Stretch): Stretch {
  if (whole.end < worst.first || whole.first > worst.first) return worst;
  const isBegun = standsOut(rated, worst, {first: whole.first, end: worst.first});
  const isOver = whole.end <= worst.end || standsOut(rated, worst, {first: worst.end, end: whole.end});
  return {...(isBegun ? worst : whole), ...(isOver ? pickEnd(worst) : pickEnd(whole))};
}

function pickEnd({end, over}: Stretch): Pick<Stretch, 'end' | 'over'> {
  return {end, over};
}

/** True when a stretch is three times as bad as its neighbour, and that is more than what chance makes of one share. */
function standsOut(rated: Rated, worst: Stretch, neighbour: Pick<Stretch, 'first' | 'end'>): boolean {
  const expected = findShare(rated, neighbour) * sum(rated.exposures.slice(worst.first, worst.end));
  const own = sum(rated.events.slice(worst.first, worst.end));
  return own >= 3 * expected && (own - expected) / Math.sqrt(expected + 1) >= 3;
}

/** Periods before the trouble that tell how it was before, and how unlikely it must be that it had not begun yet. */
const before = {periods: 60, doubt: 3};

/**
 * The trouble may have begun with few events: as long as these would be more likely in it than before it, by the shares of
 * both. Not before there was anything that it could have happened to.
 */
function findEarliest(rated: Rated, found: Stretch): number {
  const {events, exposures, usual} = rated;
  const called = exposures.findIndex(exposure => exposure > 0);
  const calm = {first: Math.max(0, found.earliest - before.periods), end: found.earliest};
  const quiet = Math.max(
    usual,
    (sum(events.slice(calm.first, calm.end)) + 0.5) / (sum(exposures.slice(calm.first, calm.end)) + 1),
  );
  const share = findShare(rated, found);
  let best = found.earliest;
  let [likely, most] = [0, 0];
  for (let index = found.earliest - 1; index >= Math.max(0, called) && likely > most - before.doubt; index--) {
    // How much more likely so many events are with the one share than with the other (Poisson).
    likely += (events[index] ?? 0) * Math.log(share / quiet) - (exposures[index] ?? 0) * (share - quiet);
    if (likely < most) continue;
    most = likely;
    best = index;
  }
  return Math.min(found.first, Math.max(best, called));
}

/** The stretch tells the share and the share the stretch: a few rounds until they agree. */
function refine(rated: Rated, first: number, total: number): Stretch | undefined {
  const {events, exposures, usual} = rated;
  const within = (limits: readonly [number, number]) => Math.max(limits[0], Math.min(limits[1], total / 3));
  let share = first;
  let found: Stretch | undefined;
  for (let round = 0; round < 4; round++) {
    const limit = (usual + share) / 2;
    const steps = events.map((count, index) => count - limit * (exposures[index] ?? 0));
    const next = findStretch(steps, {rise: within(evidence.rise), fall: within(evidence.fall)});
    if (next === undefined) break;
    const isSettled = next.first === found?.first && next.end === found.end && next.over === found.over;
    found = next;
    if (isSettled) break;
    share = Math.max(usual, findShare(rated, next));
  }
  return found;
}

/** The highest share of a few periods in a row, as many as it takes to have something to tell. */
function findPeak(rated: Rated): number {
  const {events, exposures, recent} = rated;
  const own = exposures.slice(recent);
  const each = sum(own) / Math.max(1, own.length);
  const count = Math.min(peak.most, Math.max(peak.least, Math.ceil(peak.exposure / Math.max(1, each))));
  const last = Math.max(recent, events.length - count);
  const starts = Array.from({length: last - recent + 1}, (_, index) => recent + index);
  return Math.max(0, ...starts.map(first => findShare(rated, {first, end: first + count})));
}
