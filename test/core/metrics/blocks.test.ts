import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatBars, formatSparkline} from '../../../src/core/metrics/blocks.ts';

describe('blocks', () => {
  it('draws nothing as a dot, little as the lowest block and the highest as a full one', () => {
    expect(formatSparkline([0, 1, 50, 100], 100)).toBe('·▁▄█');
  });

  it('leaves what was not measured empty, over several rows', () => {
    expect(formatBars([undefined, 0, 1, 2], 2, 2)).toEqual(['   █', ' ·██']);
  });

  it('is as wide as its values and as high as its rows, whatever the values', () => {
    const value = fc.option(fc.double({min: 0, max: 1e12, noNaN: true}), {nil: undefined});
    fc.assert(
      fc.property(fc.array(value), fc.integer({min: 1, max: 9}), (values, rows) => {
        const max = Math.max(0, ...values.map(one => one ?? 0));
        const bars = formatBars(values, max, rows);
        expect(bars.map(row => row.length)).toEqual(Array.from({length: rows}, () => values.length));
        expect(bars.join('')).toMatch(/^[ ·▁-█]*$/);
      }),
    );
  });
});
