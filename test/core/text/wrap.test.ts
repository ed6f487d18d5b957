import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../../src/core/text/fit.ts';
import {wrapText, wrapWithin} from '../../../src/core/text/wrap.ts';
import {cleanedText} from './cleaned-text.ts';

describe('wrapping a text', () => {
  it('breaks at words, and within a word that is longer than a row', () => {
    expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
    expect(wrapText('arn:aws:lambda', 6)).toEqual(['arn:aw', 's:lamb', 'da']);
    expect(wrapText('日本語', 4)).toEqual(['日本', '語']);
  });

  it('begins no row with the blanks it was broken at, and keeps the indent of the first', () => {
    expect(wrapText('  one two  three', 6)).toEqual(['  one', 'two', 'three']);
    expect(wrapText('state         Active', 6)).toEqual(['state', 'Active']);
    fc.assert(
      fc.property(cleanedText, fc.integer({min: 1, max: 30}), (text, width) => {
        expect(
          wrapText(text, width)
            .slice(1)
            .filter(row => row === '' || row.startsWith(' ')),
        ).toEqual([]);
      }),
    );
  });

  it('leaves alone what fits', () => {
    expect(wrapText('  indented ', 20)).toEqual(['  indented ']);
    expect(wrapText('', 5)).toEqual(['']);
  });

  it('makes no row wider than asked for, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(cleanedText, fc.integer({min: 1, max: 30}), (text, width) => {
        const rows = wrapText(text, width);
        // A single character that is wider than the row cannot be broken.
        expect(rows.filter(row => displayWidth(row) > width && countCharacters(row) > 1)).toEqual([]);
        expect(withoutBlanks(rows.join(''))).toBe(withoutBlanks(text));
      }),
      {numRuns: 1000},
    );
  });

  it('says where something was cut to keep to so many rows', () => {
    fc.assert(
      fc.property(cleanedText, fc.integer({min: 4, max: 30}), fc.integer({min: 1, max: 4}), (text, width, most) => {
        const all = wrapText(text, width);
        const rows = wrapWithin(text, width, most);
        expect(rows).toHaveLength(Math.min(most, all.length));
        expect(rows.slice(0, -1)).toEqual(all.slice(0, rows.length - 1));
        if (all.length <= most) expect(rows).toEqual(all);
        // Blanks at the end of a row may have been all there was too much.
        else if (withoutBlanks(rows.join('')) !== withoutBlanks(all.join('')))
          expect(rows.at(-1)?.trimEnd()).toMatch(/…$/u);
        expect(displayWidth(rows.at(-1) ?? '')).toBeLessThanOrEqual(width);
      }),
      {numRuns: 1000},
    );
  });
});

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});

function countCharacters(text: string): number {
  return [...segmenter.segment(text)].length;
}

function withoutBlanks(text: string): string {
  return text.normalize().replace(/\s/gu, '');
}
