import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {lineAfter} from '../../../src/core/run/folding.ts';
import type {Lines} from '../../../src/core/run/lines.ts';
import {measureIndent, type ReadingPlace, showPlace, start, toSign} from '../../../src/core/run/place.ts';
import {indexResponse, readNow} from '../../../src/core/run/response-lines.ts';
import {findSlices} from '../../../src/core/text/slices.ts';

function read(text: string): Lines {
  return readNow(indexResponse(new TextEncoder().encode(text)));
}

/** The lines of which something stands in the window. */
function inWindow(lines: Lines, {top, folds}: ReadingPlace, width: number, height: number): number[] {
  const seen: number[] = [];
  let rows = 0;
  for (let at: number | undefined = top; at !== undefined && rows < height; at = lineAfter(lines, folds, at)) {
    seen.push(at);
    rows += findSlices(lines.line(at).text, width - measureIndent(lines, at, width)).length;
  }
  return seen;
}

describe('a window on lines', () => {
  const hundred = read(Array.from({length: 100}, (_, index) => `line ${index}`).join('\n'));

  it('stays while the cursor is in it, and moves by half when it leaves', () => {
    expect(showPlace(hundred, {...start, cursor: 9}, 20, 10)).toEqual({...start, cursor: 9});
    expect(showPlace(hundred, {...start, cursor: 10}, 20, 10).top).toBe(6);
    expect(showPlace(hundred, {...start, top: 50, cursor: 49}, 20, 10).top).toBe(45);
    expect(showPlace(hundred, {...start, cursor: 99}, 20, 10).top).toBe(90);
    expect(showPlace(hundred, {...start, cursor: 1000, top: 1000}, 20, 10)).toEqual({...start, cursor: 99, top: 90});
  });

  it('counts the rows that long lines take', () => {
    const long = read(['a', 'b'.repeat(50), 'c', 'd'].join('\n'));
    expect(showPlace(long, {...start, cursor: 2}, 10, 6).top).toBe(1);
    expect(showPlace(long, {...start, cursor: 1}, 10, 3).top).toBe(1);
  });

  it('always has the cursor in it', () => {
    const text = fc.array(
      fc.string({maxLength: 60}).map(line => line.replace(/\s/g, ' ')),
      {minLength: 1, maxLength: 40},
    );
    fc.assert(
      fc.property(
        text,
        fc.nat(50),
        fc.nat(50),
        fc.integer({min: 4, max: 30}),
        fc.integer({min: 1, max: 12}),
        (all, ...at) => {
          const [cursor, top, width, height] = at;
          const lines = read(all.join('\n'));
          if (lines.count === 0) return;
          const place = showPlace(lines, {...start, cursor, top}, width, height);
          expect(inWindow(lines, place, width, height)).toContain(place.cursor);
        },
      ),
    );
  });
});

it('what is folded is marked, and what can be', () => {
  const lines = read('{"a":[1]}');
  const folds = {all: false, except: new Set([1])};
  expect([0, 1, 2].map(line => toSign(lines, folds, line))).toEqual(['▾', '▸', ' ']);
});

it('a text that is nested deep keeps most of the width', () => {
  const lines = read('['.repeat(50) + ']'.repeat(50));
  expect(measureIndent(lines, 49, 60)).toBe(26);
});
