import fc from 'fast-check';
import {expect, test} from 'vitest';
import {formatShare, parseShare} from '../../../src/core/form/share.ts';

test.each([
  [0.1, '10 %'],
  [0.07, '7 %'],
  [0.333, '33.3 %'],
  [0.0005, '0.05 %'],
  [0, '0 %'],
  [1, '100 %'],
])('the share %d is shown as %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test('what is shown of a share stands for exactly that share', () => {
  fc.assert(
    fc.property(fc.double({min: 0, max: 1, noNaN: true}), share => {
      expect(parseShare(formatShare(share))).toBe(share + 0);
    }),
  );
});

test.each([
  ['10', 0.1],
  ['10%', 0.1],
  [' 10 % ', 0.1],
  ['0', 0],
  ['0.5 %', 0.005],
  ['1 %', 0.01],
  // These could mean two things.
  ['0.5', undefined],
  ['1', undefined],
  ['ten', undefined],
  ['', undefined],
])('%s is read as %s', (text, share) => {
  expect(parseShare(text)).toBe(share);
});
