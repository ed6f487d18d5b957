import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {still} from '../stage/frames.ts';
import {memoryOf} from '../stage/process-facts.ts';

/** Resident memory of the console's process with ten thousand functions, when loaded and after moving about. */
export const memory: Measure = {
  name: 'memory',
  async run(stage) {
    await using program = await openConsole(stage, {columns: 120, rows: 40});
    const loaded = memoryOf(program.pid);
    for (const keys of ['j'.repeat(100), 'G', 'g', '/orders\r', '\u001B', '\u0006'.repeat(30)]) {
      program.write(keys);
      await still(program, 500);
    }
    const used = memoryOf(program.pid);
    return [
      {what: 'resident memory, all functions listed', unit: 'MB', value: loaded.now, atMost: 220},
      {what: 'resident memory after moving and filtering', unit: 'MB', value: used.now, atMost: 220},
      {what: 'resident memory at its most', unit: 'MB', value: used.most},
    ];
  },
};
