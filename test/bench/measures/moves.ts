import {setTimeout as wait} from 'node:timers/promises';
import type {Program} from '../../support/terminal/start-program.ts';
import type {Measure, Row, Samples} from '../measure.ts';
import {bareNodes} from '../stage/bare-node.ts';
import {firstName, large, openConsole, type Size, selectedName, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {processorTimeOf, queueingTimeOf} from '../stage/process-facts.ts';
import {mean, median, quantile, sum} from '../stage/statistics.ts';

const count = 1000;
/** Rows a round goes down, and milliseconds it stays at each: details and states arrive all the while. */
const rows = 40;
const stay = 100;
/** Keys between two rows of which everything was read. */
const restKeys = 24;
/** Jumps of the window a round makes, and milliseconds from one to the next. */
const jumps = 2;
const betweenJumps = 500;
/** A key that is held for so many milliseconds comes again and again. */
const held = 2000;
const repeat = 33;
const packetKeys = 50;
const pageDown = '\u001B[6~';

/** The cursor at a usual size: keys at rest, keys while what they lead to arrives, a held one, and many in one packet. */
export const moves: Measure = {
  name: 'keys-120',
  group: 'keys',
  rounds: 5,
  shortRounds: 2,
  rows: [
    {what: 'key to first byte at rest, median', unit: 'ms', atMost: 2, value: of => median(of('rest'))},
    {what: 'key to first byte at rest, p99', unit: 'ms', value: of => quantile(of('rest'), 0.99)},
    ...toMoveRows(usual, {p99: 10, bytes: 200}),
    {
      what: 'processor time of a move, against `node -e 0`',
      unit: '×',
      atMost: 0.06,
      value: of => mean(of('processor')) / Math.min(...of('bare')),
    },
    {what: 'processor time of a move', unit: 'ms', value: of => mean(of('processor'))},
    {what: 'processor time of a move at rest', unit: 'ms', value: of => mean(of('rest processor'))},
    {
      what: 'a key while it is held, the list scrolling',
      unit: 'bytes',
      atMost: 300,
      value: of => sum(of('held bytes')) / sum(of('held keys')),
    },
    {what: 'from its release to the final row', unit: 'ms', value: of => median(of('released'))},
    {what: `${packetKeys} × j in one packet, to rest`, unit: 'ms', atMost: 150, value: of => median(of('packet'))},
  ],
  open: stage =>
    openMoves(stage, usual, async mover => ({
      bare: await bareNodes(2),
      ...(await mover.rest()),
      ...(await mover.walk()),
      ...(await mover.hold()),
      ...(await mover.packet()),
    })),
};

/** The cursor on a large screen: keys while what they lead to arrives, and jumps of the window. */
export const largeMoves: Measure = {
  name: 'keys-200',
  group: 'keys',
  rounds: 5,
  shortRounds: 2,
  rows: [
    ...toMoveRows(large, {p99: 16}),
    {
      what: 'processor time of a jump of the window at 200×60, against `node -e 0`',
      unit: '×',
      atMost: 0.4,
      value: of => median(of('jump processor')) / Math.min(...of('bare')),
    },
    {what: 'a jump of the window at 200×60', unit: 'bytes', atMost: 4000, value: of => median(of('jump bytes'))},
    {what: 'its last byte', unit: 'ms', value: of => median(of('jump last'))},
    {what: 'its last byte, at worst', unit: 'ms', value: of => Math.max(...of('jump last'))},
  ],
  open: stage =>
    openMoves(stage, large, async mover => ({
      bare: await bareNodes(2),
      ...(await mover.walk()),
      ...(await mover.jump()),
    })),
};

function toMoveRows({columns, rows: height}: Size, {p99, bytes}: {p99: number; bytes?: number}): Row[] {
  const place = `${columns}×${height}`;
  return [
    {
      what: `key to frame at ${place}, details and states arriving, median`,
      unit: 'ms',
      value: of => median(of('walk')),
    },
    {
      what: `key to frame at ${place}, details and states arriving, p99`,
      unit: 'ms',
      atMost: p99,
      value: of => quantile(of('walk'), 0.99),
    },
    {
      what: 'the same less the time other programs took, p99',
      unit: 'ms',
      value: of => quantile(of('walk alone'), 0.99),
    },
    {
      what: `a move at ${place}, with what arrives before the next`,
      unit: 'bytes',
      ...(bytes !== undefined && {atMost: bytes}),
      value: of => median(of('bytes')),
    },
    {what: `a move at ${place} that scrolls`, unit: 'bytes', value: of => median(of('scroll bytes'))},
  ];
}

type Stage = Parameters<Measure['open']>[0];

async function openMoves(stage: Stage, size: Size, measure: (mover: Mover) => Promise<Samples>) {
  const {names} = await stage.functions(count);
  const program = await openConsole(stage, size, count);
  const mover = createMover(program, names);
  return {
    measure: () => measure(mover),
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

/** Moves the cursor of a console, always further down, and tells what that took. */
interface Mover {
  rest(): Promise<Samples>;
  walk(): Promise<Samples>;
  hold(): Promise<Samples>;
  packet(): Promise<Samples>;
  jump(): Promise<Samples>;
}

function createMover(program: Program, names: readonly string[]): Mover {
  const place = () => names.indexOf(selectedName(program.screen()) ?? '');
  const go = (keys: string, goal: number) => press(program, keys, shown => selectedName(shown) === names[goal]);
  return {
    async rest() {
      await still(program, 300);
      const begin = place();
      // Both rows are read before.
      await go('j', begin + 1);
      await still(program, 500);
      await go('k', begin);
      await still(program, 500);
      const used = processorTimeOf(program.pid);
      const times: number[] = [];
      for (let key = 0; key < restKeys; key++) {
        const isDown = key % 2 === 0;
        times.push((await go(isDown ? 'j' : 'k', begin + (isDown ? 1 : 0))).first);
        await wait(stay);
      }
      return {rest: times, 'rest processor': [(processorTimeOf(program.pid) - used) / restKeys]};
    },
    async walk() {
      await still(program, 300);
      const samples = {
        walk: [] as number[],
        'walk alone': [] as number[],
        bytes: [] as number[],
        'scroll bytes': [] as number[],
      };
      const begin = place();
      const used = processorTimeOf(program.pid);
      for (let row = 1; row <= rows; row++) {
        const queueing = () => queueingTimeOf(program.pid) + queueingTimeOf(process.pid);
        const before = {bytes: program.bytes(), first: firstName(program.screen()), queued: queueing()};
        const {time, rows: shown} = await go('j', begin + row);
        samples.walk.push(time);
        samples['walk alone'].push(time - (queueing() - before.queued));
        await wait(stay);
        const isScrolled = firstName(shown) !== before.first;
        samples[isScrolled ? 'scroll bytes' : 'bytes'].push(program.bytes() - before.bytes);
      }
      return {...samples, processor: [(processorTimeOf(program.pid) - used) / rows]};
    },
    async hold() {
      await still(program, 300);
      const bytes = program.bytes();
      const goal = place() + Math.floor(held / repeat);
      for (let key = 1; key < held / repeat - 1; key++) {
        program.write('j');
        await wait(repeat);
      }
      const {time} = await go('j', goal);
      return {'held bytes': [program.bytes() - bytes], 'held keys': [Math.floor(held / repeat)], released: [time]};
    },
    async packet() {
      await still(program, 300);
      return {packet: [(await go('j'.repeat(packetKeys), place() + packetKeys)).time]};
    },
    async jump() {
      await still(program, 300);
      const samples = {'jump processor': [] as number[], 'jump bytes': [] as number[], 'jump last': [] as number[]};
      for (let jump = 0; jump < jumps; jump++) {
        const begin = performance.now();
        const [bytes, used] = [program.bytes(), processorTimeOf(program.pid)];
        let last = begin;
        const stop = program.onOutput(() => {
          last = performance.now();
        });
        program.write(pageDown);
        await wait(betweenJumps);
        stop();
        samples['jump bytes'].push(program.bytes() - bytes);
        samples['jump processor'].push(processorTimeOf(program.pid) - used);
        samples['jump last'].push(last - begin);
      }
      return samples;
    },
  };
}
