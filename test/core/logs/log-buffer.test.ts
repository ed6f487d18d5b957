import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLogBuffer} from '../../../src/core/logs/log-buffer.ts';
import {event} from './lines.ts';

const unlimited = {lines: Number.POSITIVE_INFINITY, characters: Number.POSITIVE_INFINITY};

describe('the buffer', () => {
  it('holds lines in the order of time, those of the same millisecond as they arrived', () => {
    const arrival = fc.array(fc.integer({min: 0, max: 60}), {maxLength: 4000});
    fc.assert(
      fc.property(arrival, times => {
        const {lines, add} = createLogBuffer(unlimited);
        for (const [index, time] of times.entries()) add(event(time, String(index)));
        const expected = times
          .map((time, index) => ({time, index}))
          .toSorted((a, b) => a.time - b.time || a.index - b.index);
        expect(lines.slice(0, lines.size).map(({message}) => Number(message))).toEqual(
          expected.map(({index}) => index),
        );
      }),
      {numRuns: 60},
    );
  });

  it('finds every line where it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 3000}), {minLength: 1, maxLength: 5000}), times => {
        const {lines, add} = createLogBuffer(unlimited);
        const added = times.map(time => add(event(time)));
        for (const line of added.slice(0, 50)) expect(lines.at(lines.indexOf(line))).toBe(line);
        expect(lines.size).toBe(times.length);
        expect(lines.slice(0, 1)).toEqual([lines.at(0)]);
      }),
      {numRuns: 40},
    );
  });

  it('keeps the newest lines and counts those it gave up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 1000}), {maxLength: 300}), times => {
        const buffer = createLogBuffer({lines: 50, characters: 1_000_000});
        for (const time of times) buffer.add(event(time));
        const kept = buffer.lines.slice(0, buffer.lines.size).map(({time}) => time);
        expect(kept).toEqual(times.toSorted((a, b) => a - b).slice(-50));
        expect(buffer.dropped).toBe(Math.max(0, times.length - 50));
      }),
    );
  });

  it('gives up lines that are too much text, but never the only one', () => {
    const buffer = createLogBuffer({lines: 100, characters: 1000});
    for (let time = 0; time < 10; time++) buffer.add(event(time, 'x'.repeat(400)));
    expect([buffer.lines.size, buffer.dropped]).toEqual([2, 8]);
    buffer.add(event(20, 'x'.repeat(5000)));
    expect(buffer.lines.slice(0, 9).map(({time}) => time)).toEqual([20]);
  });

  it('is empty and has dropped nothing once it was cleared', () => {
    const buffer = createLogBuffer({lines: 2, characters: 1000});
    for (let time = 0; time < 5; time++) buffer.add(event(time));
    buffer.clear();
    expect([buffer.lines.size, buffer.dropped, buffer.lines.at(0)]).toEqual([0, 0, undefined]);
    buffer.add(event(1));
    expect(buffer.lines.size).toBe(1);
  });
});
