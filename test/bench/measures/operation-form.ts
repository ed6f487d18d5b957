import {type Measure, toSubject} from '../measure.ts';
import {openConsole, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const count = 1000;
const openings = 5;
const typed = 'a function that resizes pictures';
const escapeKey = '\u001B';
const allFields = '\u000F';

/** Opening the largest form, CreateFunction with all its fields, and typing into it. */
export const operationForm: Measure = {
  name: 'operation-form',
  group: 'forms',
  rounds: 1,
  rows: [
    {what: 'opening the form CreateFunction', unit: 'ms', atMost: 50, value: of => median(of('open'))},
    {what: 'showing all its fields', unit: 'ms', atMost: 50, value: of => median(of('all'))},
    {what: 'a key in it, all fields shown, median', unit: 'ms', atMost: 15, value: of => median(of('key'))},
  ],
  open: async stage =>
    toSubject(async () => {
      await using program = await openConsole(stage, usual, count);
      const [open, all]: [number[], number[]] = [[], []];
      for (let opening = 0; opening < openings; opening++) {
        open.push((await press(program, 'n', rows => rows.some(row => row.includes('─ Create function')))).time);
        await still(program, 200);
        all.push(
          (await press(program, allFields, rows => rows.some(row => row.includes('CodeSigningConfigArn')))).time,
        );
        await still(program, 200);
        if (opening === openings - 1) break;
        await press(program, escapeKey, rows => rows.some(row => row.includes('1 Functions')));
        await still(program, 200);
      }
      const key: number[] = [];
      for (let end = 1; end <= typed.length; end++) {
        const shown = typed.slice(0, end).trimEnd();
        key.push(
          (await press(program, typed[end - 1] ?? '', rows => rows.some(row => row.includes(` ${shown}`)))).time,
        );
        await still(program, 40);
      }
      return {open, all, key};
    }),
};
