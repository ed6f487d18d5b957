import type {Program} from '../../support/terminal/start-program.ts';
import type {Measure, Samples} from '../measure.ts';
import {startConsole, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {startLogFlood} from '../stage/log-flood.ts';
import {memoryOf} from '../stage/process-facts.ts';
import {median} from '../stage/statistics.ts';

const functionCount = 1000;
const total = 100_000;
/** The flood has twenty lines of each. */
const invocations = (total / 20).toLocaleString('en');
const shownTotal = total.toLocaleString('en');
const queries = ['error', 'priced 17', 'order !info', '/customer 1\\d+7 /'];
const prefixes = queries.flatMap(query => Array.from(query, (_, end) => query.slice(0, end + 1)));
const escapeKey = '\u001B';

/**
 * A hundred thousand log lines beside a thousand functions: what they weigh, and each key of a filter typed over them, to the
 * frame that says how many match.
 */
export const logLines: Measure = {
  name: 'log-lines',
  group: 'logs',
  rounds: 1,
  rows: [
    {
      what: `resident memory, 1,000 functions and ${shownTotal} log lines`,
      unit: 'MB',
      atMost: 180,
      value: of => median(of('memory')),
    },
    {
      what: `a key of the filter over ${shownTotal} log lines, median`,
      unit: 'ms',
      atMost: 150,
      value: of => median(prefixes.map(prefix => median(of(prefix)))),
    },
    {
      what: 'the slowest of them',
      unit: 'ms',
      atMost: 150,
      value: of => Math.max(...prefixes.map(prefix => median(of(prefix)))),
    },
    {
      what: `X groups the errors among ${shownTotal} log lines`,
      unit: 'ms',
      atMost: 300,
      value: of => median(of('errors')),
    },
    {
      what: 'keys that are lost of those typed while it groups',
      unit: 'keys',
      atMost: 0,
      value: of => Math.max(...of('lost')),
    },
    {
      what: `T lists the ${invocations} invocations among them`,
      unit: 'ms',
      atMost: 200,
      value: of => median(of('invocations')),
    },
  ],
  async open(stage) {
    const server = await stage.functions(functionCount);
    const flood = await startLogFlood(server.url, {rate: total, total});
    const program = startConsole(stage, usual, flood.url);
    await program.waitFor(`Functions ${functionCount} ─`, {timeout: 60_000});
    await still(program, 1000);
    program.write('l');
    await program.waitFor(` ${shownTotal} lines`, {timeout: 120_000});
    await still(program, 1000);
    const memory = memoryOf(program.pid).now;
    // The first time tells what each query comes to; the others time how long that takes to be shown.
    const counts = new Map<string, string>();
    await filter(program, counts);
    return {
      measure: async () => ({
        ...(await filter(program, counts)),
        errors: [await turn(program, 'X', ' kind of error')],
        lost: [await countLost(program)],
        invocations: [await turn(program, 'T', `timeline of ${invocations}`)],
        memory: [memory],
      }),
      async [Symbol.asyncDispose]() {
        await program[Symbol.asyncDispose]();
        await flood[Symbol.asyncDispose]();
      },
    };
  },
};

/** Milliseconds until a key shows a list in the place of the lines; they are shown again then. */
async function turn(program: Program, key: string, title: string): Promise<number> {
  await still(program, 200);
  const {time} = await press(program, key, rows => rows.some(row => row.includes(title)));
  await press(program, key, rows => !rows.some(row => row.includes(title)));
  return time;
}

/** Types a filter right behind the key that groups: how many of its keys are not there. */
async function countLost(program: Program): Promise<number> {
  const word = 'priced';
  program.write(`X/${word}`);
  await still(program, 1000);
  const typed = /^ \/(\w*)/.exec(program.screen().at(-1) ?? '')?.[1] ?? '';
  await press(program, escapeKey, rows => rows.at(-1)?.startsWith(' /') === false);
  await press(program, 'X', rows => !rows.some(row => row.includes(' kind of error')));
  return word.length - typed.length;
}

async function filter(program: Program, counts: Map<string, string>): Promise<Samples> {
  const samples: Record<string, number[]> = {};
  for (const query of queries) {
    await press(program, '/', rows => rows.at(-1)?.startsWith(' /') === true);
    for (let end = 1; end <= query.length; end++) {
      const typed = query.slice(0, end);
      await still(program, 100);
      const known = counts.get(typed);
      samples[typed] = [(await press(program, typed.slice(-1), rows => isShown(rows, typed, known))).time];
      if (known !== undefined) continue;
      await still(program, 200);
      counts.set(typed, toMatches(program.screen()));
    }
    await press(program, escapeKey, rows => rows.at(-1)?.startsWith(' /') === false);
    await still(program, 100);
  }
  return samples;
}

/** The last row shows what is typed and how many lines match; a regular expression begins with its own slash. */
function isShown(rows: readonly string[], typed: string, matches: string | undefined): boolean {
  const last = rows.at(-1) ?? '';
  return last.startsWith(` /${typed} `) && (matches === undefined || toMatches(rows) === matches);
}

function toMatches(rows: readonly string[]): string {
  return /([\d,]+) match/.exec(rows.at(-1) ?? '')?.[1] ?? '';
}
