import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const lines = 180_000;
const typed = 40;
const openings = 7;
const escapeKey = '\u001B';

/** A payload of 5 MB pasted into the workbench, and typing at its end. */
export const workbench: Measure = {
  name: 'workbench',
  async run(stage) {
    await using program = await openConsole(stage, {columns: 120, rows: 40});
    const open: number[] = [];
    for (let opening = 0; opening < openings; opening++) {
      open.push((await press(program, 'i', rows => rows.some(row => row.includes('─ Invoke ')))).time);
      await still(program, 300);
      if (opening === openings - 1) break;
      await press(program, escapeKey, rows => rows.some(row => row.includes('1 Functions')));
      await still(program, 300);
    }
    const text = Array.from({length: lines}, (_, index) => `  {"line": ${index}, "x": 1}`).join(',\n');
    const pasted = `\u001B[200~[\n${text}\n]\u001B[201~`;
    const paste = await press(program, pasted, rows => rows.some(row => row.includes(`"line": ${lines - 1},`)));
    await still(program, 500);
    const keys: number[] = [];
    for (let count = 1; count <= typed; count++) {
      const shown = `]${'x'.repeat(count)}`;
      keys.push((await press(program, 'x', rows => rows.some(row => row.includes(shown)))).time);
      await still(program, 60);
    }
    return [
      {what: 'opening the workbench, median', unit: 'ms', value: median(open), atMost: 50},
      {what: 'a payload of 5 MB pasted into it', unit: 'ms', value: paste.time, atMost: 2000},
      {what: 'a key at the end of that, median', unit: 'ms', value: median(keys), atMost: 30},
    ];
  },
};
