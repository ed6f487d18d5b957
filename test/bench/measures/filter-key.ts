import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const words = ['orders', 'sync', 'api 00', 'e!java', 'nodejs'];
const rounds = 3;
const escapeKey = '\u001B';

/** Each key typed into the filter of ten thousand functions, to the frame with the rows it finds. */
export const filterKey: Measure = {
  name: 'filter-key',
  async run(stage) {
    await using program = await openConsole(stage, {columns: 120, rows: 40});
    const times = new Map<string, number[]>();
    for (const word of Array.from({length: rounds}, () => words).flat()) {
      await press(program, '/', rows => rows.at(-1)?.startsWith(' /') === true);
      for (let end = 1; end <= word.length; end++) {
        const typed = word.slice(0, end);
        await still(program, 300);
        const shows = (rows: string[]) => rows.some(row => row.includes(`/${stage.names.length} /${typed} ─`));
        const {time} = await press(program, typed.slice(-1), shows);
        times.set(typed, [...(times.get(typed) ?? []), time]);
      }
      await press(program, escapeKey, rows => rows.some(row => row.includes(`Functions ${stage.names.length} ─`)));
      await still(program, 300);
    }
    const byKey = [...times].map(([typed, taken]) => ({typed, time: median(taken)}));
    const slowest = byKey.reduce((a, b) => (b.time > a.time ? b : a));
    return [
      {what: 'a key of the filter, median', unit: 'ms', value: median(byKey.map(({time}) => time)), atMost: 50},
      {what: `the slowest key of the filter (/${slowest.typed})`, unit: 'ms', value: slowest.time, atMost: 50},
    ];
  },
};
