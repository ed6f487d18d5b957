import fc from 'fast-check';
import {expect, test} from 'vitest';
import {graphemes, narrowWidth} from '../../../src/launch/patches/quick-text.ts';
import {importPublished} from './published.ts';

const {default: stringWidth} = await importPublished<{default: (text: string) => number}>('string-width/index.js');
const basicPlane = Array.from({length: 0xd800}, (_, unit) => String.fromCharCode(unit));
const narrow = basicPlane.filter(character => narrowWidth(character) === 1);
const segmenter = new Intl.Segmenter();
const joiners = ['\u0301', '\u200d', '\ufe0e', '\ufe0f', '\u20e3', '\r\n', '\u0600', '👍', '🏽', '漢', 'ᄀ', '🇩'];
const text = fc
  .array(fc.constantFrom(...narrow, ...joiners, '\x1b', '\n', '\t'), {maxLength: 20})
  .map(parts => parts.join(''));

test('a character taken for narrow is one column wide', () => {
  expect(narrow.length).toBeGreaterThan(900);
  expect(narrow.filter(character => stringWidth(character) !== 1)).toEqual([]);
});

test('a text taken for narrow is as wide as string-width says', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...narrow)), characters => {
      const line = characters.join('');
      expect(narrowWidth(line)).toBe(stringWidth(line));
    }),
  );
});

test('a text with anything else is left to string-width', () => {
  for (const joiner of joiners) expect(narrowWidth(`a${joiner}`)).toBeUndefined();
});

test('segments are those of Intl.Segmenter', () => {
  fc.assert(
    fc.property(text, line => {
      const expected = [...segmenter.segment(line)].map(({segment, index}) => ({segment, index}));
      const actual = [...graphemes.segment(line)].map(({segment, index}) => ({segment, index}));
      expect(actual).toEqual(expected);
    }),
    {numRuns: 2000},
  );
});

test('the segment around an index is that of Intl.Segmenter', () => {
  fc.assert(
    fc.property(text, fc.integer({min: -2, max: 22}), (line, index) => {
      expect(graphemes.segment(line).containing(index)?.segment).toBe(
        segmenter.segment(line).containing(index)?.segment,
      );
    }),
    {numRuns: 1000},
  );
});
