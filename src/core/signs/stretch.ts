/** A stretch of trouble in periods in a row. */
export interface Stretch {
  /** Its first period, and the one after its last. */
  readonly first: number;
  readonly end: number;
  /** True when calm has followed: it is not only that nothing was heard since. */
  readonly over: boolean;
  /** The first period may be any of these: nothing much happened in those between. */
  readonly earliest: number;
  readonly latest: number;
}

/** How much has to speak for trouble before it is believed, and for calm before the trouble counts as over. */
export interface Evidence {
  readonly rise: number;
  readonly fall: number;
}

/** What the beginning may be off by, in the measure of the steps, without its place being told by them. */
const slack = 1;

/**
 * The last stretch of trouble. A step of each period says how much it speaks for trouble (above zero) or for calm. Their sum
 * falls while all is calm and rises in trouble: its last rise is the stretch, from its lowest point to its highest one.
 */
export function findStretch(steps: readonly number[], {rise, fall}: Evidence): Stretch | undefined {
  const sums = addUp(steps);
  const at = (index: number) => sums[index] ?? 0;
  let low = 0;
  let high = 0;
  let isRising = false;
  let found: {first: number; end: number; over: boolean} | undefined;
  for (let index = 1; index < sums.length; index++) {
    if (isRising) {
      if (at(index) > at(high)) high = index;
      if (at(high) - at(index) < fall) continue;
      found = {first: low, end: high, over: true};
      isRising = false;
      low = index;
    } else if (at(index) <= at(low)) low = index;
    else if (at(index) - at(low) >= rise) {
      isRising = true;
      high = index;
    }
  }
  if (isRising) found = {first: low, end: high, over: false};
  return found && {...found, ...findRange(at, found.first, sums.length, found.end)};
}

function addUp(steps: readonly number[]): readonly number[] {
  const sums = [0];
  for (const step of steps) sums.push((sums.at(-1) ?? 0) + step);
  return sums;
}

function findRange(at: (index: number) => number, first: number, count: number, end: number) {
  const isNear = (index: number) => Math.abs(at(index) - at(first)) <= slack;
  let earliest = first;
  while (earliest > 0 && isNear(earliest - 1)) earliest -= 1;
  let latest = first;
  while (latest + 1 < Math.min(end, count) && isNear(latest + 1)) latest += 1;
  return {earliest, latest};
}
