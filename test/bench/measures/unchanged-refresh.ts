import {setTimeout as wait} from 'node:timers/promises';
import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {watchEndpoint} from '../stage/watched-endpoint.ts';

/** Longer than anything on the screen may go unread but the whole list. */
const seconds = 35;

/** What it costs to read again all that is shown while nothing has changed: requests, and nothing written. */
export const unchangedRefresh: Measure = {
  name: 'unchanged-refresh',
  async run(stage) {
    await using endpoint = await watchEndpoint(stage.url, 0);
    await using program = await openConsole({...stage, url: endpoint.url}, {columns: 120, rows: 40});
    const [requests, bytes] = [endpoint.exchanges.length, program.bytes()];
    await wait(seconds * 1000);
    const made = endpoint.exchanges.length - requests;
    return [
      {what: `requests to read again what is shown, over ${seconds} s`, unit: 'calls', value: made, atLeast: 1},
      {
        what: `written when what is shown was read again unchanged, over ${seconds} s`,
        unit: 'bytes',
        value: program.bytes() - bytes,
        atMost: 0,
      },
    ];
  },
};
