import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../../src/core/text/fit.ts';
import {findSlices} from '../../../src/core/text/slices.ts';

describe('a text in slices', () => {
  it('is whole when it fits, and broken anywhere when it does not', () => {
    expect(findSlices('abc', 3)).toEqual([{from: 0, to: 3}]);
    expect(findSlices('abcd', 3)).toEqual([
      {from: 0, to: 3},
      {from: 3, to: 4},
    ]);
    expect(findSlices('', 3)).toEqual([{from: 0, to: 0}]);
  });

  it('never breaks a character nor is wider than it may be', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '語', '😀', '👍🏽', 'e\u0301')).map(units => units.join(''));
    fc.assert(
      fc.property(text, fc.integer({min: 2, max: 9}), (all, width) => {
        const slices = findSlices(all, width).map(({from, to}) => all.slice(from, to));
        expect(slices.join('')).toBe(all);
        for (const slice of slices) {
          expect(displayWidth(slice)).toBeLessThanOrEqual(width);
          expect(slice.isWellFormed()).toBe(true);
          expect(slice.startsWith('\u0301')).toBe(false);
        }
      }),
    );
  });
});
