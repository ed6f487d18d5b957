import {LambdaClient, ListFunctionsCommand} from '@aws-sdk/client-lambda';
import type {Measure} from '../measure.ts';
import {isLive, startConsole, usual} from '../stage/console.ts';
import type {FunctionServer} from '../stage/function-server.ts';
import type {Stage} from '../stage/stage.ts';
import {median, ratioOf} from '../stage/statistics.ts';
import {type WatchedEndpoint, watchEndpoint} from '../stage/watched-endpoint.ts';
import {until} from './start.ts';

const count = 1000;
/** A round trip to a region of the same continent, in milliseconds. */
const distance = 30;

/** From the first request for functions to the first rows, in round trips of a first page as a warm client sees them. */
export const firstRows: Measure = {
  name: 'first-rows',
  group: 'start',
  rounds: 5,
  rows: [
    {
      what: 'first rows after the first request',
      unit: 'round trips',
      atMost: 2,
      value: of => ratioOf(of('near'), of('near trip')),
    },
    {what: 'first rows after the first request', unit: 'ms', value: of => median(of('near'))},
    {what: 'a round trip for a first page', unit: 'ms', value: of => median(of('near trip'))},
    {
      what: `first rows, ${distance} ms away`,
      unit: 'round trips',
      atMost: 2,
      value: of => ratioOf(of('far'), of('far trip')),
    },
  ],
  async open(stage) {
    const server = await stage.functions(count);
    const near = await watchEndpoint(server.url, 0);
    const far = await watchEndpoint(server.url, distance);
    return {
      measure: async () => ({
        near: [await toFirstRows(stage, server, near)],
        'near trip': await roundTrips(near.url),
        far: [await toFirstRows(stage, server, far)],
        'far trip': await roundTrips(far.url),
      }),
      async [Symbol.asyncDispose]() {
        await near[Symbol.asyncDispose]();
        await far[Symbol.asyncDispose]();
      },
    };
  },
};

async function toFirstRows(stage: Stage, {names}: FunctionServer, endpoint: WatchedEndpoint): Promise<number> {
  const before = endpoint.exchanges.length;
  const begin = performance.now();
  await using program = startConsole(stage, usual, endpoint.url);
  const rows = await until(begin, program, () => isLive(program, names[1] ?? ''));
  const asked = endpoint.exchanges.slice(before).find(({path}) => path.includes('/functions'));
  return begin + rows - (asked?.came ?? Number.NaN);
}

async function roundTrips(endpoint: string): Promise<number[]> {
  const credentials = {accessKeyId: 'bench', secretAccessKey: 'bench'};
  const client = new LambdaClient({endpoint, region: 'eu-west-1', credentials});
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const begin = performance.now();
    await client.send(new ListFunctionsCommand({}));
    times.push(performance.now() - begin);
  }
  client.destroy();
  return times;
}
