import {setTimeout as wait} from 'node:timers/promises';
import type {Figure, Measure} from '../measure.ts';
import {firstName, openConsole, type Size, selectedName} from '../stage/console.ts';
import {type Answer, press, still} from '../stage/frames.ts';
import {queueingTimeOf} from '../stage/process-facts.ts';
import {mean, median, quantile} from '../stage/statistics.ts';

/** Limits in milliseconds from key to frame and in bytes; those left out are shown only. */
interface Limits {
  readonly median: number;
  readonly p99: number;
  readonly bytes?: number;
  readonly scrollingBytes?: number;
}

const keys = 240;

/** What came after a key; `queued` is the part of its time in which other programs had the processors. */
interface Move extends Answer {
  readonly scrolled: boolean;
  readonly queued: number;
}

/** One key down at a time: three in a row as someone reading along presses them, then a rest in which Detail follows. */
export function cursorMove(size: Size, limits: Limits): Measure {
  const place = `${size.columns}×${size.rows}`;
  return {
    name: `cursor-move-${size.columns}`,
    async run(stage) {
      await using program = await openConsole(stage, size);
      const moves: Move[] = [];
      const queueingTime = () => queueingTimeOf(program.pid) + queueingTimeOf(process.pid);
      for (let key = 0; key < keys; key++) {
        if (key % 4 === 0) await still(program, 800);
        else await wait(40);
        const before = {first: firstName(program.screen()), queued: queueingTime()};
        const answer = await press(program, 'j', rows => selectedName(rows) === stage.names[key + 1]);
        const queued = queueingTime() - before.queued;
        moves.push({...answer, queued, scrolled: firstName(answer.rows) !== before.first});
      }
      return toFigures(place, moves, limits);
    },
  };
}

function toFigures(place: string, moves: readonly Move[], limits: Limits): Figure[] {
  const times = moves.map(({time}) => time);
  const ownTimes = moves.map(({time, queued}) => time - queued);
  const bytes = (chosen: readonly Answer[]) => mean(chosen.map(answer => answer.bytes));
  const within = moves.filter(({scrolled}) => !scrolled);
  const jumps = moves.filter(({scrolled}) => scrolled);
  return [
    {what: `key to frame at ${place}, median`, unit: 'ms', value: median(times), atMost: limits.median},
    {what: `key to frame at ${place}, p99`, unit: 'ms', value: quantile(times, 0.99), atMost: limits.p99},
    {what: `the same, less the time other programs took, p99`, unit: 'ms', value: quantile(ownTimes, 0.99)},
    {what: `a move at ${place}`, unit: 'bytes', value: bytes(within), ...atMost(limits.bytes)},
    {what: `a move while scrolling at ${place}`, unit: 'bytes', value: bytes(moves), ...atMost(limits.scrollingBytes)},
    {what: `a jump of the window at ${place}`, unit: 'bytes', value: bytes(jumps)},
  ];
}

function atMost(limit: number | undefined): {atMost?: number} {
  return limit === undefined ? {} : {atMost: limit};
}
