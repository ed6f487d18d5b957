import {setTimeout as wait} from 'node:timers/promises';
import type {Measure} from '../measure.ts';
import {openConsoleAt, usual} from '../stage/console.ts';
import {processorTimeOf} from '../stage/process-facts.ts';
import {sum} from '../stage/statistics.ts';
import {watchEndpoint} from '../stage/watched-endpoint.ts';

const count = 1000;
const seconds = 5;

/** What the console costs while nobody touches it: all its rounds together are longer than anything shown may go unread but the list. */
export const idle: Measure = {
  name: 'idle',
  group: 'idle',
  rounds: 7,
  shortRounds: 2,
  rows: [
    {what: 'processor when idle', unit: '%', atMost: 1, value: of => (sum(of('processor')) / sum(of('time'))) * 100},
    {what: 'requests to read again what is shown', unit: 'calls', atLeast: 1, value: of => sum(of('requests'))},
    {what: 'written meanwhile, nothing having changed', unit: 'bytes', atMost: 0, value: of => sum(of('bytes'))},
  ],
  async open(stage) {
    const {url} = await stage.functions(count);
    const endpoint = await watchEndpoint(url, 0);
    const program = await openConsoleAt(stage, usual, count, endpoint.url);
    return {
      async measure() {
        const [time, processor, bytes] = [performance.now(), processorTimeOf(program.pid), program.bytes()];
        const requests = endpoint.exchanges.length;
        await wait(seconds * 1000);
        return {
          processor: [processorTimeOf(program.pid) - processor],
          time: [performance.now() - time],
          requests: [endpoint.exchanges.length - requests],
          bytes: [program.bytes() - bytes],
        };
      },
      async [Symbol.asyncDispose]() {
        await program[Symbol.asyncDispose]();
        await endpoint[Symbol.asyncDispose]();
      },
    };
  },
};
