import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {overviewCalls} from '../../../src/core/incidents/board.ts';
import {minuteCalls} from '../../../src/core/incidents/plan.ts';
import {type Measure, type Samples, toSubject} from '../measure.ts';
import {openConsoleAt, usual} from '../stage/console.ts';
import {nextFrame, press} from '../stage/frames.ts';
import {type FunctionServer, startBusyServer} from '../stage/function-server.ts';
import type {Stage} from '../stage/stage.ts';
import {mean, median, sum} from '../stage/statistics.ts';
import {watchEndpoint} from '../stage/watched-endpoint.ts';

const count = 1000;
const reopenings = 5;
const isBoard = (rows: string[]) => rows.some(row => row.startsWith('╭─ Incidents'));

/** The incident board over a thousand functions that all ran: its calls, and the time to the worst one. */
export const incidentBoard: Measure = {
  name: 'incident-board',
  group: 'board',
  rounds: 1,
  rows: [
    {
      what: `incident board: calls of GetMetricData over ${count} functions`,
      unit: 'calls',
      atMost: overviewCalls,
      atLeast: 1,
      value: of => Math.max(...of('overview')),
    },
    {
      what: 'incident board: calls for the minutes of the worst',
      unit: 'calls',
      atMost: minuteCalls,
      atLeast: 1,
      value: of => Math.max(...of('minutes')),
    },
    {what: 'incident board: the key to its frame, the first time', unit: 'ms', value: of => median(of('opened'))},
    {
      what: 'incident board: the key to its frame, median of later times',
      unit: 'ms',
      atMost: 50,
      value: of => median(of('again')),
    },
    {what: 'incident board: the key to the worst of all', unit: 'ms', value: of => median(of('ranked'))},
    {what: 'incident board: of that the service took, a call', unit: 'ms', value: of => mean(of('waited'))},
  ],
  async open(stage) {
    const server = await startBusyServer(count);
    const home = writeHomeWithoutTraffic(`${stage.home}-board`);
    return {
      ...toSubject(() => openBoard({...stage, home}, server)),
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  },
};

async function openBoard(stage: Stage, {url, names}: FunctionServer): Promise<Samples> {
  await using endpoint = await watchEndpoint(url, 0);
  await using program = await openConsoleAt(stage, usual, count, endpoint.url);
  const before = endpoint.exchanges.length;
  const opened = await press(program, 'H', isBoard);
  const worst = names.at(-1) ?? '';
  const isRanked = (rows: string[]) =>
    rows.some(row => row.includes(`▌${worst}`)) && rows.some(row => row.includes('a refresh:'));
  const ranked = await nextFrame(program, isRanked, {timeout: 120_000});
  const again: number[] = [];
  for (let round = 0; round < reopenings; round++) {
    await press(program, '\u001B', rows => rows.some(row => row.startsWith('╭─ 1 Functions')));
    again.push((await press(program, 'H', isBoard)).time);
  }
  const calls = endpoint.exchanges.slice(before).filter(({operation}) => operation === 'GetMetricData');
  return {
    overview: [calls.filter(({body}) => !isByMinute(body)).length],
    minutes: [calls.filter(({body}) => isByMinute(body)).length],
    opened: [opened.time],
    again,
    ranked: [opened.time + ranked.time],
    waited: [sum(calls.map(({came, answered}) => answered - came)) / calls.length],
  };
}

function isByMinute(body: Buffer): boolean {
  return body.includes('"Period":60,');
}

/** A home folder whose settings leave out the traffic beside the functions: its calls are not the board's. */
function writeHomeWithoutTraffic(home: string): string {
  const folder = join(home, '.config', 'lambdeck');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({metrics: false}));
  return home;
}
