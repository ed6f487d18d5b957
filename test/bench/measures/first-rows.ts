import {LambdaClient, ListFunctionsCommand} from '@aws-sdk/client-lambda';
import type {Measure} from '../measure.ts';
import {firstName, type Stage, startConsole} from '../stage/console.ts';
import {nextFrame} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';
import {watchEndpoint} from '../stage/watched-endpoint.ts';

const rounds = 7;
const size = {columns: 120, rows: 40};
/** A round trip to a region of the same continent, in milliseconds. */
const distance = 30;

/** From the first request for functions to the first rows, in round trips of a first page as a warm client sees them. */
export const firstRows: Measure = {
  name: 'first-rows',
  async run(stage) {
    const near = await toFirstRows(stage, 0);
    const far = await toFirstRows(stage, distance);
    return [
      {what: 'first rows after the first request', unit: 'round trips', value: near.rows / near.trip, atMost: 2},
      {what: 'first rows after the first request', unit: 'ms', value: near.rows},
      {what: 'a round trip for a first page', unit: 'ms', value: near.trip},
      {what: `first rows, ${distance} ms away`, unit: 'round trips', value: far.rows / far.trip, atMost: 2},
      {what: 'all functions listed after the first request', unit: 'ms', value: near.all},
    ];
  },
};

async function toFirstRows(stage: Stage, delay: number): Promise<{rows: number; all: number; trip: number}> {
  const rows: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await using endpoint = await watchEndpoint(stage.url, delay);
    await using program = startConsole(stage, size, endpoint.url);
    const begin = performance.now();
    const {time} = await nextFrame(program, shown => firstName(shown) === stage.names[0]);
    const sent = endpoint.exchanges.find(({path}) => path.includes('/functions'))?.came ?? Number.NaN;
    rows.push(begin + time - sent);
    // The whole list takes as long as its requests may: once tells it.
    if (delay > 0 || round > 0) continue;
    const isWhole = (shown: string[]) => shown.some(row => row.includes(`Functions ${stage.names.length} `));
    const done = await nextFrame(program, isWhole, {timeout: 120_000});
    all.push(begin + time - sent + done.time);
  }
  return {rows: median(rows), all: delay > 0 ? Number.NaN : median(all), trip: await roundTrip(stage, delay)};
}

async function roundTrip(stage: Stage, delay: number): Promise<number> {
  await using endpoint = await watchEndpoint(stage.url, delay);
  const credentials = {accessKeyId: 'bench', secretAccessKey: 'bench'};
  const client = new LambdaClient({endpoint: endpoint.url, region: 'eu-west-1', credentials});
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const begin = performance.now();
    await client.send(new ListFunctionsCommand({}));
    times.push(performance.now() - begin);
  }
  client.destroy();
  return median(times);
}
