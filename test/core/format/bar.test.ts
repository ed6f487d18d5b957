import {expect, it} from 'vitest';
import {toBar, toProgress} from '../../../src/core/format/bar.ts';
import {toSeconds} from '../../../src/core/format/seconds.ts';

it('a bar is as long as its share, to an eighth of a column, and seen whenever there is something', () => {
  expect(toBar(1, 4)).toBe('████');
  expect(toBar(0.5, 4)).toBe('██');
  expect(toBar(0.45, 4)).toBe('█▊');
  expect(toBar(0.0001, 4)).toBe('▏');
  expect(toBar(0, 4)).toBe('');
  expect(toBar(7, 2)).toBe('██');
});

it('a progress fills its track, and no more', () => {
  expect(toProgress(0.5, 4)).toBe('██░░');
  expect(toProgress(9, 4)).toBe('████');
  expect(toProgress(-1, 4)).toBe('░░░░');
});

it.each([
  [0, '0 ms'],
  [312.4, '312 ms'],
  [3249, '3.2 s'],
  [125_400, '2 min 5 s'],
])('%d ms are %s', (milliseconds, text) => expect(toSeconds(milliseconds)).toBe(text));
