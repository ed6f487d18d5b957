import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {fitRow, wrapRows} from '../../../src/core/logs/line-text.ts';
import {cleanText} from '../../../src/core/text/clean.ts';
import {displayWidth} from '../../../src/core/text/fit.ts';

const text = fc
  .array(fc.oneof(fc.string({unit: 'grapheme'}), fc.constantFrom('訂單 ', 'e\u0301', '👩‍👩‍👧', 'x'.repeat(300), '\n')))
  .map(parts => parts.join('').split('\n').map(cleanText).join('\n'));

describe('a message', () => {
  it('fits into one row, with a mark where it was cut', () => {
    expect(fitRow('one\ntwo', 20)).toBe('one ↵ two');
    expect(fitRow('x'.repeat(200_000), 10)).toBe('xxxxxxxxx…');
    expect(fitRow('訂單'.repeat(100_000), 10)).toMatch(/…$/);
    fc.assert(
      fc.property(text, fc.integer({min: 5, max: 80}), (message, width) => {
        const row = fitRow(message, width);
        expect(displayWidth(row)).toBeLessThanOrEqual(width);
        expect(row).not.toContain('\n');
        if (displayWidth(message.replaceAll('\n', ' ↵ ')) > width) expect(row).toMatch(/…$/);
      }),
    );
  });

  it('wraps into so many rows at most, the last of which tells of more', () => {
    expect(wrapRows('one two\nthree', 7, 5)).toEqual(['one two', 'three']);
    expect(wrapRows('x'.repeat(200_000), 30, 3)).toEqual(['x'.repeat(30), 'x'.repeat(30), '… Enter shows it whole']);
    fc.assert(
      fc.property(text, fc.integer({min: 5, max: 80}), fc.integer({min: 2, max: 9}), (message, width, most) => {
        const rows = wrapRows(message, width, most);
        expect(rows.length).toBeLessThanOrEqual(most);
        expect(rows.length).toBeGreaterThan(0);
        expect(rows.filter(row => displayWidth(row) > width)).toEqual([]);
      }),
    );
  });
});
