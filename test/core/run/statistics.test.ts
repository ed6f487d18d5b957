import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {buildHistogram, summarizeDurations} from '../../../src/core/run/statistics.ts';

describe('the summary of durations', () => {
  it('is by nearest rank', () => {
    const hundred = Array.from({length: 100}, (_, index) => 100 - index);
    expect(summarizeDurations(hundred)).toEqual({count: 100, min: 1, p50: 50, p95: 95, p99: 99, max: 100});
    expect(summarizeDurations([7])).toEqual({count: 1, min: 7, p50: 7, p95: 7, p99: 7, max: 7});
    expect(summarizeDurations([])).toBeUndefined();
  });
});

describe('the histogram of durations', () => {
  it('has bars of one round width, from the shortest to the longest', () => {
    expect(buildHistogram([101, 104, 112, 149], 6)).toEqual([
      {from: 100, to: 110, count: 2},
      {from: 110, to: 120, count: 1},
      {from: 120, to: 130, count: 0},
      {from: 130, to: 140, count: 0},
      {from: 140, to: 150, count: 1},
    ]);
    expect(buildHistogram([], 6)).toEqual([]);
    expect(buildHistogram([5, 5], 6)).toEqual([{from: 5, to: 5.01, count: 2}]);
  });

  it('counts every duration once, where it belongs, in no more bars than wanted', () => {
    const durations = fc.array(
      fc.double({min: 0, max: 900_000, noNaN: true}).map(value => Math.round(value * 100) / 100),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(durations, fc.integer({min: 2, max: 20}), (values, most) => {
        const bars = buildHistogram(values, most);
        expect(bars.length).toBeLessThanOrEqual(most);
        expect(bars.reduce((sum, {count}) => sum + count, 0)).toBe(values.length);
        expect(bars[0]?.count).toBeGreaterThan(0);
        expect(bars.at(-1)?.count).toBeGreaterThan(0);
      }),
    );
  });
});
