import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  countInside,
  type Folds,
  folded,
  isFolded,
  isOpener,
  lineAfter,
  lineBefore,
  moveLine,
  reveal,
  setFolded,
  shownLine,
  unfolded,
} from '../../../src/core/run/folding.ts';
import type {Lines} from '../../../src/core/run/lines.ts';
import {indexResponse, readNow} from '../../../src/core/run/response-lines.ts';

function read(json: string): Lines {
  return readNow(indexResponse(new TextEncoder().encode(json)));
}

/** The lines that are shown, from the first to the last. */
function shown(lines: Lines, folds: Folds): number[] {
  const all: number[] = [];
  for (let at: number | undefined = 0; at !== undefined; at = lineAfter(lines, folds, at)) all.push(at);
  return all;
}

//                  0 1    2 3    4 5 6 7    8
const lines = read('{"a":[1,{"b":2}],"c":{"d":4}}');

describe('folding', () => {
  it('hides what a line opens, with its closing line', () => {
    expect(shown(lines, unfolded)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(shown(lines, setFolded(lines, unfolded, 1, true))).toEqual([0, 1, 7, 8, 9, 10]);
    expect(shown(lines, setFolded(lines, unfolded, 0, true))).toEqual([0]);
    expect(setFolded(lines, unfolded, 2, true)).toBe(unfolded);
  });

  it('of everything leaves the outermost open, from where parts can be opened', () => {
    expect(shown(lines, folded)).toEqual([0, 1, 7, 10]);
    expect(shown(lines, setFolded(lines, folded, 1, false))).toEqual([0, 1, 2, 3, 6, 7, 10]);
  });

  it('is undone all the way to a line that is to be seen', () => {
    const folds = reveal(lines, folded, 4);
    expect(shown(lines, folds)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 10]);
    expect(shownLine(lines, folded, 4)).toBe(1);
  });

  it('does nothing to what is no JSON', () => {
    const plain = read('a\nb');
    expect(isOpener(plain, 0)).toBe(false);
    expect(shown(plain, folded)).toEqual([0, 1]);
  });

  it('tells how much it hides', () => {
    expect(countInside(lines, 0, 1000)).toBe(2);
    expect(countInside(lines, 1, 1000)).toBe(2);
    expect(countInside(read(`["${'x'.repeat(2000)}","y"]`), 0, 1000)).toBe(2);
    expect(countInside(read(`[${'1,'.repeat(5000)}1]`), 0, 1000)).toBe(1000);
  });

  it('walks the same lines forwards and backwards, whatever is folded', () => {
    const folds = fc.record({all: fc.boolean(), except: fc.array(fc.nat(60)).map(some => new Set(some))});
    fc.assert(
      fc.property(fc.json(), folds, (json, some) => {
        const response = read(json);
        const forwards = shown(response, some);
        const last = moveLine(response, some, 0, 'last', 10);
        const backwards: number[] = [];
        for (let at: number | undefined = last; at !== undefined; at = lineBefore(response, some, at))
          backwards.unshift(at);
        expect(backwards).toEqual(forwards);
        expect(forwards.every(line => shownLine(response, some, line) === line)).toBe(true);
        expect(forwards.some(line => line > 0 && isFolded(response, some, response.outline?.parent(line) ?? 0))).toBe(
          false,
        );
      }),
    );
  });
});

describe('moving', () => {
  it('steps over what is folded and stops at the ends', () => {
    const folds = setFolded(lines, unfolded, 1, true);
    expect(moveLine(lines, folds, 1, 'down', 10)).toBe(7);
    expect(moveLine(lines, folds, 7, 'up', 10)).toBe(1);
    expect(moveLine(lines, folds, 0, 'page-down', 3)).toBe(8);
    expect(moveLine(lines, folds, 10, 'page-up', 100)).toBe(0);
    expect(moveLine(lines, folds, 0, 'half-down', 4)).toBe(7);
    expect(moveLine(lines, folds, 4, 'last', 4)).toBe(10);
    expect(moveLine(lines, folds, 4, 'first', 4)).toBe(0);
  });
});
