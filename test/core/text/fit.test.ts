import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Cut, displayWidth, fitText, truncate} from '../../../src/core/text/fit.ts';
import {showInRow} from '../../../src/core/text/visible.ts';
import {wrapText} from '../../../src/core/text/wrap.ts';
import {anyText, cleanedText, drivesTerminal} from './cleaned-text.ts';

const cuts = fc.constantFrom<Cut>('end', 'middle', 'start');
const widths = fc.integer({min: 0, max: 50});

describe('fitting a text into columns', () => {
  it('always takes exactly that many', () => {
    fc.assert(
      fc.property(cleanedText, widths, cuts, fc.constantFrom('left', 'right'), (text, width, cut, align) => {
        expect(displayWidth(fitText(text, width, cut, align))).toBe(width);
      }),
      {numRuns: 1000},
    );
  });

  it('pads on the side that is not aligned', () => {
    expect(fitText('abc', 5)).toBe('abc  ');
    expect(fitText('abc', 5, 'end', 'right')).toBe('  abc');
    expect(fitText('日本', 5)).toBe('日本 ');
  });
});

describe('the gate to the screen', () => {
  it('gives rows of the width asked for that hold nothing a terminal obeys, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({min: 8, max: 50}), cuts, (text, width, cut) => {
        const rows = [fitText(text, width, cut), truncate(text, width, cut), ...wrapText(text, width)];
        for (const row of rows) {
          expect(row).not.toMatch(drivesTerminal);
          expect(displayWidth(row)).toBeLessThanOrEqual(width);
        }
        expect(displayWidth(rows[0] ?? '')).toBe(width);
      }),
      {numRuns: 1000},
    );
  });

  it('shows breaks, tabs and other controls by signs, and what was cleaned as it is', () => {
    expect(fitText('one\ntwo\tthree\r', 20)).toBe('one⏎two⇥three␍      ');
    expect(truncate('\u001B[31mred\u202E', 20)).toBe('‹U+001B›[31mred');
    fc.assert(fc.property(cleanedText, text => void expect(showInRow(text)).toBe(text)));
    fc.assert(fc.property(anyText, text => void expect(showInRow(showInRow(text))).toBe(showInRow(text))));
  });
});

describe('cutting a text', () => {
  it.each<[string, number, Cut, string]>([
    ['orders-api', 10, 'end', 'orders-api'],
    ['orders-api', 6, 'end', 'order…'],
    ['orders-api', 6, 'start', '…s-api'],
    ['orders-api', 6, 'middle', 'ord…pi'],
    ['orders-api', 1, 'end', '…'],
    ['orders-api', 1, 'start', '…'],
    ['orders-api', 1, 'middle', '…'],
    ['orders-api', 0, 'end', ''],
    ['日本語', 5, 'end', '日本…'],
    ['日本語', 5, 'start', '…本語'],
  ])('of %s to %i columns at the %s gives %s', (text, width, cut, shown) => {
    expect(truncate(text, width, cut)).toBe(shown);
  });

  it('never takes more columns than there are, and leaves alone what fits', () => {
    fc.assert(
      fc.property(cleanedText, widths, cuts, (text, width, cut) => {
        const shown = truncate(text, width, cut);
        expect(displayWidth(shown)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width) expect(shown).toBe(text);
        else if (width > 0) expect(shown).toContain('…');
      }),
      {numRuns: 1000},
    );
  });

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(cleanedText, widths, cuts, (text, width, cut) => {
        expect(truncate(text, width, cut).isWellFormed()).toBe(true);
      }),
    );
  });
});
