import {expect, test} from 'vitest';
import {formatDuration} from '../../../src/core/format/duration.ts';
import {formatSize} from '../../../src/core/format/size.ts';

test.each([
  [0, '0 B'],
  [304, '304 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [1_258_291, '1.2 MB'],
  [1_048_575, '1 MB'],
  [262_144_000, '250 MB'],
  [80_530_636_800, '75 GB'],
  [undefined, '–'],
  [-1, '-1'],
  ['many', 'many'],
])('%j bytes are %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

test.each([
  [0, '0 s'],
  [3, '3 s'],
  [60, '1 min'],
  [90, '1 min 30 s'],
  [900, '15 min'],
  [3600, '1 h'],
  [3601, '1 h'],
  [21_600, '6 h'],
  [604_800, '7 d'],
  [90_061, '1 d 1 h'],
  [undefined, '–'],
  [-1, '-1'],
  ['soon', 'soon'],
])('%j seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
