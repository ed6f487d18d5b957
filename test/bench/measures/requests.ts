import {setTimeout as wait} from 'node:timers/promises';
import {createLimiter} from '../../support/limiter.ts';
import type {Program} from '../../support/terminal/start-program.ts';
import type {Figure, Measure} from '../measure.ts';
import {type Stage, startConsole} from '../stage/console.ts';
import {startFunctionServer} from '../stage/function-server.ts';
import {functionNames} from '../stage/many-functions.ts';
import {isOfLambda, watchEndpoint} from '../stage/watched-endpoint.ts';

const count = 5000;
const size = {columns: 120, rows: 40};
/** Milliseconds of each walk. */
const lasting = 30_000;
/** Requests a second that a busy account has left. */
const allowed = 5;

/** Ways to go through a list: a key, and the milliseconds between two of them. */
const walks = [
  {what: 'j twice a second', key: 'j', every: 500},
  {what: 'a page twice a second', key: '\u001B[6~', every: 500},
  {what: 'a held j', key: 'j', every: 33},
  {what: 'a held r', key: 'r', every: 33},
];

/** What is asked of Lambda while somebody goes through five thousand functions, and what of it a busy account refuses. */
export const requests: Measure = {
  name: 'requests',
  async run(stage) {
    await using server = await startFunctionServer(count);
    const own = {...stage, url: server.url, names: functionNames(count)};
    return [...(await countBusiest(own)), ...(await countRefused(own))];
  },
};

async function countBusiest(stage: Stage): Promise<Figure[]> {
  await using endpoint = await watchEndpoint(stage.url, 20);
  await using program = startConsole(stage, size, endpoint.url);
  await program.waitFor(`Functions ${count} `, {timeout: 120_000});
  const times = () => endpoint.exchanges.filter(({path}) => isOfLambda(path)).map(({came}) => came);
  const figures: Figure[] = [
    {what: 'requests in the busiest second of the start', unit: 'requests', value: toBusiest(times()), atMost: 10},
  ];
  for (const {what, key, every} of walks) {
    const began = performance.now();
    await walk(program, key, every);
    const asked = times().filter(came => came >= began);
    figures.push(
      {what: `requests in the busiest second: ${what}`, unit: 'requests', value: toBusiest(asked), atMost: 10},
      {
        what: `the same, on the average of ${lasting / 1000} s`,
        unit: 'requests',
        value: asked.length / (lasting / 1000),
      },
    );
  }
  return figures;
}

async function countRefused(stage: Stage): Promise<Figure[]> {
  const limiter = createLimiter(allowed, () => performance.now());
  await using endpoint = await watchEndpoint(stage.url, 20, limiter);
  await using program = startConsole(stage, size, endpoint.url);
  await program.waitFor('Functions ', {timeout: 120_000});
  for (const {key, every} of walks) await walk(program, key, every);
  const value = (100 * limiter.refused) / (limiter.refused + limiter.taken);
  return [{what: `refused by an account with ${allowed} requests a second left`, unit: '%', value, atMost: 10}];
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
