import type {Measure} from '../measure.ts';
import {openConsole, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const count = 1000;
const lines = 180_000;
const typed = 25;
const openings = 5;
const escapeKey = '\u001B';

/** A payload of 5 MB pasted into the workbench, and typing at its end. */
export const workbench: Measure = {
  name: 'workbench',
  group: 'forms',
  rounds: 1,
  rows: [
    {what: 'opening the workbench, median', unit: 'ms', atMost: 50, value: of => median(of('open'))},
    {what: 'a payload of 5 MB pasted into it', unit: 'ms', atMost: 2000, value: of => median(of('paste'))},
    {what: 'a key at the end of that, median', unit: 'ms', atMost: 30, value: of => median(of('key'))},
  ],
  async open(stage) {
    const text = Array.from({length: lines}, (_, index) => `  {"line": ${index}, "x": 1}`).join(',\n');
    return {
      async measure() {
        await using program = await openConsole(stage, usual, count);
        const open: number[] = [];
        for (let opening = 0; opening < openings; opening++) {
          open.push((await press(program, 'i', rows => rows.some(row => row.includes('─ Invoke ')))).time);
          await still(program, 200);
          if (opening === openings - 1) break;
          await press(program, escapeKey, rows => rows.some(row => row.includes('1 Functions')));
          await still(program, 200);
        }
        const pasted = `\u001B[200~[\n${text}\n]\u001B[201~`;
        const paste = await press(program, pasted, rows => rows.some(row => row.includes(`"line": ${lines - 1},`)));
        await still(program, 500);
        const key: number[] = [];
        for (let count = 1; count <= typed; count++) {
          const shown = `]${'x'.repeat(count)}`;
          key.push((await press(program, 'x', rows => rows.some(row => row.includes(shown)))).time);
          await still(program, 40);
        }
        return {open, paste: [paste.time], key};
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};
