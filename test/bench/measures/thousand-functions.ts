import {type Measure, toSubject} from '../measure.ts';
import {openConsole, usual} from '../stage/console.ts';
import {still} from '../stage/frames.ts';
import {memoryOf} from '../stage/process-facts.ts';
import {median} from '../stage/statistics.ts';

const count = 1000;
/** What somebody does who looks around. */
const looks = ['j'.repeat(100), 'G', 'g', '/orders\r', '\u001B', '\u0006'.repeat(30)];

/** Resident memory of the console's process with a thousand functions, when they are listed and after moving about. */
export const thousandFunctions: Measure = {
  name: 'memory-1000',
  group: 'memory',
  rounds: 2,
  rows: [
    {
      what: `resident memory, ${count.toLocaleString('en')} functions`,
      unit: 'MB',
      atMost: 95,
      value: of => median(of('listed')),
    },
    {what: 'resident memory after moving and filtering', unit: 'MB', atMost: 95, value: of => median(of('used'))},
  ],
  open: async stage =>
    toSubject(async () => {
      await using program = await openConsole(stage, usual, count);
      const listed = memoryOf(program.pid).now;
      for (const keys of looks) {
        program.write(keys);
        await still(program, 500);
      }
      return {listed: [listed], used: [memoryOf(program.pid).now]};
    }),
};
