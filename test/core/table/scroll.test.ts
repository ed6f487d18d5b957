import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Move} from '../../../src/core/keys/moves.ts';
import {moveTo, scrollTo} from '../../../src/core/table/scroll.ts';

const moves: readonly Move[] = ['up', 'down', 'page-up', 'page-down', 'half-up', 'half-down', 'first', 'last'];

describe('a window over rows', () => {
  it('always shows the cursor and never blank rows while there are others', () => {
    const list = fc.integer({min: 1, max: 500}).chain(count =>
      fc.record({
        count: fc.constant(count),
        index: fc.integer({min: 0, max: count - 1}),
        height: fc.integer({min: 1, max: 60}),
        top: fc.integer({min: 0, max: 600}),
      }),
    );
    fc.assert(
      fc.property(list, ({count, index, height, top}) => {
        const first = scrollTo(top, index, height, count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(Math.max(0, count - height));
        expect(index).toBeGreaterThanOrEqual(first);
        expect(index).toBeLessThan(first + height);
      }),
      {numRuns: 1000},
    );
  });

  it('stays while the cursor is in it, and moves by half its height when it leaves', () => {
    expect(scrollTo(10, 19, 10, 100)).toBe(10);
    expect(scrollTo(10, 20, 10, 100)).toBe(15);
    expect(scrollTo(10, 9, 10, 100)).toBe(5);
    expect(scrollTo(0, 99, 10, 100)).toBe(90);
  });

  it('starts at the top where nothing can be shown', () => {
    expect(scrollTo(5, 3, 0, 10)).toBe(0);
    expect(scrollTo(5, 0, 10, 0)).toBe(0);
  });
});

describe('a move', () => {
  it.each<[Move, number]>([
    ['up', 49],
    ['down', 51],
    ['page-up', 40],
    ['page-down', 60],
    ['half-up', 45],
    ['half-down', 55],
    ['first', 0],
    ['last', 99],
  ])('%s leads from row 50 of 100 to row %i with 10 on a page', (move, row) => {
    expect(moveTo(move, 50, 10, 100)).toBe(row);
  });

  it('never leaves the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...moves), {maxLength: 20}),
        fc.integer({min: 1, max: 50}),
        fc.integer({min: 1, max: 30}),
        (taken, count, page) => {
          let row = 0;
          for (const move of taken) {
            row = moveTo(move, row, page, count);
            expect(row).toBeGreaterThanOrEqual(0);
            expect(row).toBeLessThan(count);
          }
        },
      ),
    );
  });

  it('stays at the top of an empty list', () => {
    for (const move of moves) expect(moveTo(move, 0, 10, 0)).toBe(0);
  });
});
