import type {Measure} from '../measure.ts';
import {startConsole} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {startFunctionServer} from '../stage/function-server.ts';
import {startLogFlood} from '../stage/log-flood.ts';
import {median} from '../stage/statistics.ts';

const total = 100_000;
const shownTotal = total.toLocaleString('en');
const functionCount = 100;
const queries = ['error', 'priced 17', 'order !info', '/customer 1\\d+7 /'];
const rounds = 3;
const escapeKey = '\u001B';

/** Each key of a filter typed over a hundred thousand log lines, to the frame that says how many match. */
export const logFilter: Measure = {
  name: 'log-filter',
  async run(stage) {
    await using server = await startFunctionServer(functionCount);
    await using flood = await startLogFlood(server.url, {rate: total, total});
    await using program = startConsole(stage, {columns: 120, rows: 40}, flood.url);
    await program.waitFor(`Functions ${functionCount} `, {timeout: 60_000});
    await still(program, 1500);
    program.write('l');
    await program.waitFor(` ${shownTotal} lines`, {timeout: 120_000});
    const times = new Map<string, number[]>();
    const counts = new Map<string, string>();
    // The first round tells what each query comes to; the others time how long that takes to be shown.
    for (const query of Array.from({length: rounds + 1}, () => queries).flat()) {
      await press(program, '/', rows => rows.at(-1)?.startsWith(' /') === true);
      for (let end = 1; end <= query.length; end++) {
        const typed = query.slice(0, end);
        await still(program, 200);
        const known = counts.get(typed);
        const {time} = await press(program, typed.slice(-1), rows => isShown(rows, typed, known));
        await still(program, 200);
        if (known === undefined) counts.set(typed, toMatches(program.screen()));
        else times.set(typed, [...(times.get(typed) ?? []), time]);
      }
      await press(program, escapeKey, rows => rows.at(-1)?.startsWith(' /') === false);
      await still(program, 200);
    }
    const byKey = [...times].map(([typed, taken]) => ({typed, time: median(taken)}));
    const slowest = byKey.reduce((a, b) => (b.time > a.time ? b : a));
    const of = `a key of the filter over ${shownTotal} log lines`;
    return [
      {what: `${of}, median`, unit: 'ms', value: median(byKey.map(({time}) => time)), atMost: 150},
      {what: `the slowest of them (${slowest.typed})`, unit: 'ms', value: slowest.time, atMost: 150},
    ];
  },
};

/** The last row shows what is typed and how many lines match; a regular expression begins with its own slash. */
function isShown(rows: readonly string[], typed: string, matches: string | undefined): boolean {
  const last = rows.at(-1) ?? '';
  return last.startsWith(` /${typed} `) && (matches === undefined || toMatches(rows) === matches);
}

function toMatches(rows: readonly string[]): string {
  return /([\d,]+) match/.exec(rows.at(-1) ?? '')?.[1] ?? '';
}
