import type {Program} from '../../support/terminal/start-program.ts';
import {type Measure, type Samples, toSubject} from '../measure.ts';
import {bareNode} from '../stage/bare-node.ts';
import {isLive, startConsole, usual} from '../stage/console.ts';
import {startFarEndpoint} from '../stage/far-endpoint.ts';
import {nextFrame} from '../stage/frames.ts';
import type {FunctionServer} from '../stage/function-server.ts';
import type {Stage} from '../stage/stage.ts';
import {median, ratioOf} from '../stage/statistics.ts';

const count = 1000;
/** A round trip to a region of the same continent, in milliseconds. */
const distance = 30;

/** From starting the program to its first frame, to the first key that it answers and to the first rows that the service told. */
export const start: Measure = {
  name: 'first-frame',
  group: 'start',
  rounds: 12,
  shortRounds: 8,
  rows: [
    {what: 'first frame, against `node -e 0`', unit: '×', atMost: 2, value: of => ratioOf(of('first'), of('bare'))},
    {what: 'ready for keys, against `node -e 0`', unit: '×', atMost: 3, value: of => ratioOf(of('ready'), of('bare'))},
    {what: 'live rows, against `node -e 0`', unit: '×', atMost: 4, value: of => ratioOf(of('live'), of('bare'))},
    {
      what: `live rows ${distance} ms away less two round trips, against \`node -e 0\``,
      unit: '×',
      atMost: 4,
      value: of => (median(of('far')) - 2 * distance) / median(of('bare')),
    },
    {what: 'first frame', unit: 'ms', value: of => median(of('first'))},
    {what: 'ready for keys', unit: 'ms', value: of => median(of('ready'))},
    {what: 'live rows', unit: 'ms', value: of => median(of('live'))},
    {what: `live rows ${distance} ms away`, unit: 'ms', value: of => median(of('far'))},
    {what: '`node -e 0`', unit: 'ms', value: of => median(of('bare'))},
  ],
  async open(stage) {
    const server = await stage.functions(count);
    const far = await startFarEndpoint(server.url, distance);
    for (const {url} of [server, far]) await startAndLeave(stage, url);
    return {
      measure: () => measureStarts(stage, server, far.url),
      [Symbol.asyncDispose]: () => far[Symbol.asyncDispose](),
    };
  },
};

/** The first start with a home folder compiles, and remembers what it has listed when it is left by the key. */
async function startAndLeave(stage: Stage, url: string): Promise<void> {
  await using program = startConsole(stage, usual, url);
  await program.waitFor(`Functions ${count} ─`, {timeout: 60_000});
  program.write('q');
  await program.exit;
}

/** The start of somebody who has never started it. */
export const coldStart: Measure = {
  name: 'cold-start',
  group: 'start',
  rounds: 3,
  rows: [{what: 'first frame, nothing compiled yet', unit: 'ms', value: of => median(of('first'))}],
  open: async stage => {
    const {url} = await stage.functions(count);
    return toSubject(async round => {
      const begin = performance.now();
      await using program = startConsole({...stage, home: `${stage.home}-cold-${round}`}, usual, url);
      return {first: [await until(begin, program, isConsole)]};
    });
  },
};

async function measureStarts(stage: Stage, {url, names}: FunctionServer, farUrl: string): Promise<Samples> {
  // The second of them: the first has the cursor.
  const [, name = ''] = names;
  const timed = async (target: string, work: (program: Program, begin: number) => Promise<number[]>) => {
    const begin = performance.now();
    await using program = startConsole(stage, usual, target);
    return await work(program, begin);
  };
  const bare = await bareNode();
  const [first = Number.NaN, live = Number.NaN] = await timed(url, async (program, begin) => {
    const frame = await until(begin, program, isConsole);
    if (isLive(program, name)) return [frame, frame];
    return [frame, await until(begin, program, () => isLive(program, name))];
  });
  const ready = await timed(url, async (program, begin) => {
    program.write('/');
    return [await until(begin, program, rows => rows.at(-1)?.startsWith(' /') === true)];
  });
  const far = await timed(farUrl, async (program, begin) => [await until(begin, program, () => isLive(program, name))]);
  return {bare: [bare], first: [first], live: [live], ready, far};
}

/** Milliseconds from a moment to the frame that shows what is awaited. */
export async function until(begin: number, program: Program, isShown: (rows: string[]) => boolean): Promise<number> {
  const waited = performance.now() - begin;
  const {time} = await nextFrame(program, isShown);
  return waited + time;
}

function isConsole(rows: readonly string[]): boolean {
  return rows.some(row => row.includes('lambdeck'));
}
