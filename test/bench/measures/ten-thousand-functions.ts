import type {Program} from '../../support/terminal/start-program.ts';
import type {Measure, Samples} from '../measure.ts';
import {openConsole, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {memoryOf} from '../stage/process-facts.ts';
import {median} from '../stage/statistics.ts';

const count = 10_000;
const words = ['orders', 'sync', 'api 00', 'e!java', 'nodejs'];
const prefixes = words.flatMap(word => Array.from(word, (_, end) => word.slice(0, end + 1)));
const escapeKey = '\u001B';

/** Ten thousand functions: what they weigh, and each key typed into their filter, to the frame with the rows it finds. */
export const tenThousandFunctions: Measure = {
  name: 'functions-10000',
  group: 'memory',
  rounds: 2,
  rows: [
    {what: 'resident memory, 10,000 functions', unit: 'MB', atMost: 110, value: of => of('listed')[0] ?? Number.NaN},
    {what: 'resident memory after filtering them', unit: 'MB', value: of => median(of('filtered'))},
    {
      what: 'a key of the filter over them, median',
      unit: 'ms',
      atMost: 50,
      value: of => median(prefixes.map(prefix => median(of(prefix)))),
    },
    {
      what: 'the slowest key of the filter',
      unit: 'ms',
      atMost: 50,
      value: of => Math.max(...prefixes.map(prefix => median(of(prefix)))),
    },
  ],
  async open(stage) {
    const program = await openConsole(stage, usual, count);
    const listed = memoryOf(program.pid).now;
    return {
      async measure() {
        const samples = await filter(program);
        return {...samples, listed: [listed], filtered: [memoryOf(program.pid).now]};
      },
      [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
    };
  },
};

async function filter(program: Program): Promise<Samples> {
  const samples: Record<string, number[]> = {};
  for (const word of words) {
    await press(program, '/', rows => rows.at(-1)?.startsWith(' /') === true);
    for (let end = 1; end <= word.length; end++) {
      const typed = word.slice(0, end);
      await still(program, 150);
      const shows = (rows: string[]) => rows.some(row => row.includes(`/${count} /${typed} ─`));
      samples[typed] = [(await press(program, typed.slice(-1), shows)).time];
    }
    await press(program, escapeKey, rows => rows.some(row => row.includes(`Functions ${count} ─`)));
    await still(program, 150);
  }
  return samples;
}
