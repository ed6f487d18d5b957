import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLogBuffer} from '../../../src/core/logs/log-buffer.ts';
import {linesPerPage, placeWindow} from '../../../src/core/logs/window.ts';
import {event} from './lines.ts';

function buffer(count: number) {
  const {lines, add} = createLogBuffer();
  for (let time = 0; time < count; time++) add(event(time));
  return lines;
}

const end = {cursor: undefined, top: undefined};

describe('the window', () => {
  it('shows the end while nothing holds it, cutting off the first line where it does not fit', () => {
    const lines = buffer(100);
    expect(placeWindow(lines, end, 10, () => 1)).toEqual({first: 90, cursor: 99, hidden: 0});
    expect(placeWindow(lines, end, 10, () => 3)).toEqual({first: 96, cursor: 99, hidden: 2});
    expect(placeWindow(buffer(3), end, 10, () => 1)).toEqual({first: 0, cursor: 2, hidden: 0});
    expect(placeWindow(buffer(0), end, 10, () => 1)).toEqual({first: 0, cursor: -1, hidden: 0});
  });

  it('stays while the cursor is in it, and moves by half its height when it is not', () => {
    const lines = buffer(100);
    const at = (cursor: number, top: number) =>
      placeWindow(lines, {cursor: lines.at(cursor), top: lines.at(top)}, 10, () => 1).first;
    expect(at(45, 40)).toBe(40);
    expect(at(49, 40)).toBe(40);
    expect(at(50, 40)).toBe(46);
    expect(at(39, 40)).toBe(35);
    expect(at(99, 98)).toBe(90);
  });

  it('always shows the whole line under the cursor', () => {
    const heights = fc.array(fc.integer({min: 1, max: 5}), {minLength: 1, maxLength: 60});
    fc.assert(
      fc.property(heights, fc.nat(), fc.nat(), fc.integer({min: 5, max: 12}), (all, at, from, height) => {
        const lines = buffer(all.length);
        const heightOf = (line: {time: number}) => all[line.time] ?? 1;
        const place = {cursor: lines.at(at % all.length), top: lines.at(from % all.length)};
        const {first, cursor} = placeWindow(lines, place, height, heightOf);
        expect(cursor).toBe(at % all.length);
        expect(first).toBeLessThanOrEqual(cursor);
        const rows = all.slice(first, cursor + 1).reduce((sum, own) => sum + own, 0);
        expect(rows).toBeLessThanOrEqual(height);
      }),
    );
  });

  it('has as many lines on a page as fit, at least one', () => {
    const lines = buffer(50);
    expect(linesPerPage(lines, 0, 10, () => 1)).toBe(10);
    expect(linesPerPage(lines, 0, 10, () => 3)).toBe(3);
    expect(linesPerPage(lines, 0, 10, () => 30)).toBe(1);
    expect(linesPerPage(lines, 48, 10, () => 1)).toBe(2);
  });
});
