import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {overviewCalls} from '../../../src/core/incidents/board.ts';
import {minuteCalls} from '../../../src/core/incidents/plan.ts';
import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {nextFrame, press} from '../stage/frames.ts';
import {startBusyServer} from '../stage/function-server.ts';
import {functionNames} from '../stage/many-functions.ts';
import {median} from '../stage/statistics.ts';
import {watchEndpoint} from '../stage/watched-endpoint.ts';

const count = 1000;
const rounds = 5;
const isBoard = (rows: string[]) => rows[1]?.includes('Incidents') === true;

/** The incident board over a thousand functions that all ran: its calls, and the time to the worst one. */
export const incidentBoard: Measure = {
  name: 'incident-board',
  async run(stage) {
    await using server = await startBusyServer(count);
    await using endpoint = await watchEndpoint(server.url, 0);
    const names = functionNames(count);
    const home = homeWithoutTraffic();
    try {
      await using program = await openConsole({...stage, names, home, url: endpoint.url}, {columns: 120, rows: 40});
      const before = endpoint.exchanges.length;
      const opened = await press(program, 'H', isBoard);
      const worst = names.at(-1) ?? '';
      const isRanked = (rows: string[]) =>
        rows.some(row => row.includes(`▌${worst}`)) && rows.some(row => row.includes('a refresh:'));
      const ranked = await nextFrame(program, isRanked, {timeout: 120_000});
      const again: number[] = [];
      for (let round = 0; round < rounds; round++) {
        await press(program, '\u001B', rows => rows[1]?.includes('1 Functions') === true);
        again.push((await press(program, 'H', isBoard)).time);
      }
      const calls = endpoint.exchanges.slice(before).filter(({operation}) => operation === 'GetMetricData');
      const waited = calls.reduce((sum, {came, answered}) => sum + answered - came, 0);
      return [
        {
          what: `incident board: calls of GetMetricData over ${count} functions`,
          unit: 'calls',
          value: calls.filter(({body}) => !isByMinute(body)).length,
          atMost: overviewCalls,
          atLeast: 1,
        },
        {
          what: 'incident board: calls for the minutes of the worst',
          unit: 'calls',
          value: calls.filter(({body}) => isByMinute(body)).length,
          atMost: minuteCalls,
          atLeast: 1,
        },
        {what: 'incident board: the key to its frame, the first time', unit: 'ms', value: opened.time},
        {
          what: 'incident board: the key to its frame, median of later times',
          unit: 'ms',
          value: median(again),
          atMost: 50,
        },
        {what: 'incident board: the key to the worst of all', unit: 'ms', value: opened.time + ranked.time},
        {what: 'incident board: of that the service took, a call', unit: 'ms', value: waited / calls.length},
      ];
    } finally {
      rmSync(home, {recursive: true, force: true});
    }
  },
};

function isByMinute(body: Buffer): boolean {
  return body.includes('"Period":60,');
}

/** A home folder whose settings leave out the traffic beside the functions: its calls are not the board's. */
function homeWithoutTraffic(): string {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-bench-home-'));
  const folder = join(home, '.config', 'lambdeck');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({metrics: false}));
  return home;
}
