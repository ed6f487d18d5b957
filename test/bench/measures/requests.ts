import {setTimeout as wait} from 'node:timers/promises';
import {createLimiter} from '../../support/limiter.ts';
import type {Program} from '../../support/terminal/start-program.ts';
import {type Measure, type Samples, toSubject} from '../measure.ts';
import {startConsole, usual} from '../stage/console.ts';
import type {Stage} from '../stage/stage.ts';
import {mean} from '../stage/statistics.ts';
import {isOfLambda, watchEndpoint} from '../stage/watched-endpoint.ts';

const count = 1000;
/** Milliseconds of each walk. */
const lasting = 6000;
/** Requests a second that a busy account has left. */
const allowed = 5;

/** Ways to go through a list: a key, and the milliseconds between two of them. */
const walks = [
  {what: 'j twice a second', key: 'j', every: 500},
  {what: 'a page twice a second', key: '\u001B[6~', every: 500},
  {what: 'a held j', key: 'j', every: 33},
  {what: 'a held r', key: 'r', every: 33},
];
const start = 'the start';

/** What is asked of Lambda while somebody goes through a thousand functions, and what of it a busy account refuses. */
export const requests: Measure = {
  name: 'requests',
  group: 'requests',
  rounds: 1,
  rows: [
    ...[start, ...walks.map(({what}) => what)].map(
      what =>
        ({
          what: `requests in the busiest second: ${what}`,
          unit: 'requests',
          atMost: 10,
          value: of => Math.max(...of(what)),
        }) as const satisfies Measure['rows'][number],
    ),
    {what: 'requests a second of all walks', unit: 'requests', value: of => mean(of('all'))},
    {
      what: `refused by an account with ${allowed} requests a second left`,
      unit: '%',
      atMost: 10,
      value: of => mean(of('refused')),
    },
  ],
  open: async stage =>
    toSubject(async () => {
      const {url} = await stage.functions(count);
      return {...(await countBusiest(stage, url)), refused: [await countRefused(stage, url)]};
    }),
};

async function countBusiest(stage: Stage, url: string): Promise<Samples> {
  await using endpoint = await watchEndpoint(url, 20);
  await using program = startConsole(stage, usual, endpoint.url);
  await program.waitFor(`Functions ${count} ─`, {timeout: 120_000});
  const timesSince = (began: number) =>
    endpoint.exchanges.filter(({path, came}) => isOfLambda(path) && came >= began).map(({came}) => came);
  const samples: Record<string, number[]> = {[start]: [toBusiest(timesSince(0))]};
  const began = performance.now();
  for (const {what, key, every} of walks) {
    const walkBegan = performance.now();
    await walk(program, key, every);
    samples[what] = [toBusiest(timesSince(walkBegan))];
  }
  return {...samples, all: [timesSince(began).length / ((performance.now() - began) / 1000)]};
}

async function countRefused(stage: Stage, url: string): Promise<number> {
  const limiter = createLimiter(allowed, () => performance.now());
  await using endpoint = await watchEndpoint(url, 20, limiter);
  await using program = startConsole(stage, usual, endpoint.url);
  await program.waitFor('Functions ', {timeout: 120_000});
  for (const {key, every} of walks) await walk(program, key, every);
  return (100 * limiter.refused) / (limiter.refused + limiter.taken);
}

async function walk(program: Program, key: string, every: number): Promise<void> {
  const end = performance.now() + lasting;
  while (performance.now() < end) {
    program.write(key);
    await wait(every);
  }
}

/** The most within any one second. */
function toBusiest(times: readonly number[]): number {
  return Math.max(0, ...times.map(time => times.filter(other => other >= time && other < time + 1000).length));
}
