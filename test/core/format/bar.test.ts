import {expect, it} from 'vitest';
import {formatBar, formatProgress} from '../../../src/core/format/bar.ts';
import {formatSeconds} from '../../../src/core/format/seconds.ts';

it('a bar is as long as its share, to an eighth of a column, and seen whenever there is something', () => {
  expect(formatBar(1, 4)).toBe('████');
  expect(formatBar(0.5, 4)).toBe('██');
  expect(formatBar(0.45, 4)).toBe('█▊');
  expect(formatBar(0.0001, 4)).toBe('▏');
  expect(formatBar(0, 4)).toBe('');
  expect(formatBar(7, 2)).toBe('██');
});

it('a progress fills its track, and no more', () => {
  expect(formatProgress(0.5, 4)).toBe('██░░');
  expect(formatProgress(9, 4)).toBe('████');
  expect(formatProgress(-1, 4)).toBe('░░░░');
});

it.each([
  [0, '0 ms'],
  [312.4, '312 ms'],
  [3249, '3.2 s'],
  [125_400, '2 min 5 s'],
])('%d ms are %s', (milliseconds, text) => expect(formatSeconds(milliseconds)).toBe(text));
