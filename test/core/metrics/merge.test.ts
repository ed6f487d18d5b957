import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {chooseFit, mergeValues} from '../../../src/core/metrics/merge.ts';

describe('laying values into the room for a chart', () => {
  it('puts neighbours together from the newest back, and tells what none measured from zero', () => {
    const values = [1, undefined, undefined, 0, 2, 3];
    expect(mergeValues(values, 2, 'sum')).toEqual([1, 0, 5]);
    expect(mergeValues(values, 4, 'sum')).toEqual([1, 5]);
    expect(mergeValues([undefined, undefined, 4, 9], 2, 'highest')).toEqual([undefined, 9]);
    expect(mergeValues([4, 9], 2, 'lowest')).toEqual([4]);
  });

  it('fills the width exactly, shows every bar and loses nothing of a sum', () => {
    const counts = fc.array(fc.integer({min: 0, max: 1000}), {minLength: 1, maxLength: 90});
    fc.assert(
      fc.property(counts, fc.integer({min: 1, max: 200}), (values, width) => {
        const fit = chooseFit(values.length, width);
        const bars = mergeValues(values, fit.periods, 'sum');
        expect(bars).toHaveLength(fit.bars);
        expect(fit.bars).toBeLessThanOrEqual(width);
        const sum = (numbers: readonly (number | undefined)[]) =>
          numbers.reduce<number>((total, value) => total + (value ?? 0), 0);
        expect(sum(bars)).toBe(sum(values));
      }),
    );
  });
});
