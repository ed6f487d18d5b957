import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatBars, formatSparkline} from '../../../src/core/metrics/blocks.ts';

describe('a sparkline', () => {
  it('draws nothing as a dot, little as the lowest bar, the highest as a whole one and what is not known as a blank', () => {
    expect(formatSparkline([0, 1, 50, undefined, 100], 100)).toBe('·⡀⡄ ⡇');
  });

  it('keeps neighbours apart: the right half of each cell is free, whatever the values', () => {
    const value = fc.option(fc.double({min: 0, max: 1e12, noNaN: true}), {nil: undefined});
    fc.assert(
      fc.property(fc.array(value), values => {
        const line = formatSparkline(values, Math.max(0, ...values.map(one => one ?? 0)));
        expect(line).toHaveLength(values.length);
        expect(line).toMatch(/^[ ·⡀⡄⡆⡇]*$/);
      }),
    );
  });
});

describe('bars', () => {
  it('are half as wide where each has one column, else a column apart, in eighths of a row', () => {
    expect(formatBars([undefined, 0, 1, 6, 16], 16, {width: 5, rows: 2})).toEqual(['    ▌', '  ▖▌▌']);
    expect(formatBars([0, 1, 16], 16, {width: 6, rows: 2})).toEqual(['    █ ', '  ▁ █ ']);
  });

  it('never melt together, and are as wide and high as told, whatever the values', () => {
    const value = fc.option(fc.double({min: 0, max: 1e12, noNaN: true}), {nil: undefined});
    fc.assert(
      fc.property(
        fc.array(value, {minLength: 1, maxLength: 70}),
        fc.nat(150),
        fc.integer({min: 1, max: 9}),
        (values, more, rows) => {
          const width = values.length + more;
          const bars = formatBars(values, Math.max(0, ...values.map(one => one ?? 0)), {width, rows});
          expect(bars.map(row => row.length)).toEqual(Array.from({length: rows}, () => width));
          expect(bars.join('\n')).toMatch(/^[ ▖▌▁-█\n]*$/);
          const place = Math.floor(width / values.length);
          if (place > 1) for (const row of bars) expect(row).not.toMatch(new RegExp(`[▁-█]{${place}}`));
        },
      ),
      {numRuns: 60},
    );
  });
});
