/** What many durations come to, in milliseconds. */
export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Sums durations up by nearest rank: every number shown is one that was measured. Undefined when there are none. */
export function summarizeDurations(durations: readonly number[]): Summary | undefined {
  const sorted = durations.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  if (sorted.length === 0) return undefined;
  return {count: sorted.length, min: rank(0), p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1)};
}

/** One bar of a histogram: durations from `from` on and below `to`; the last bar holds its end too. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Widths of a bar that read well, in any power of ten. */
const steps = [1, 2, 5, 10];

/** The durations in at most `most` bars of the same, round width, from the shortest to the longest. */
export function buildHistogram(durations: readonly number[], most: number): readonly Bar[] {
  if (durations.length === 0 || most < 1) return [];
  const [least, longest] = durations.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [
    Number.POSITIVE_INFINITY,
    0,
  ] as [number, number]);
  const width = chooseWidth(longest - least, most);
  const first = Math.floor(least / width);
  const counts = Array.from({length: Math.floor(longest / width) - first + 1}, () => 0);
  for (const value of durations) {
    const index = Math.floor(value / width) - first;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: round((first + index) * width),
    to: round((first + index + 1) * width),
    count,
  }));
}

/** The smallest round width with which so long a span fits, wherever in a bar it begins. */
function chooseWidth(span: number, most: number): number {
  const wanted = Math.max(span / Math.max(1, most - 1), 0.01);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * (steps.find(step => step * power >= wanted) ?? 10);
}

/** Sums of tenths and hundredths end in many nines otherwise. */
function round(value: number): number {
  return Number(value.toFixed(6));
}
