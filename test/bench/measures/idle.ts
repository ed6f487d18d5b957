import {setTimeout as wait} from 'node:timers/promises';
import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {processorTimeOf} from '../stage/process-facts.ts';

const seconds = 10;

/** What the console costs while nobody touches it. */
export const idle: Measure = {
  name: 'idle',
  async run(stage) {
    await using program = await openConsole(stage, {columns: 120, rows: 40});
    await wait(3000);
    const [time, bytes] = [processorTimeOf(program.pid), program.bytes()];
    await wait(seconds * 1000);
    const used = processorTimeOf(program.pid) - time;
    return [
      {what: `processor when idle, over ${seconds} s`, unit: '%', value: used / seconds / 10, atMost: 1},
      {what: 'written when idle', unit: 'bytes', value: program.bytes() - bytes},
    ];
  },
};
