import type {Measure} from '../measure.ts';
import {openConsole} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const openings = 9;
const typed = 'a function that resizes pictures and keeps their names';
const escapeKey = '\u001B';
const allFields = '\u000F';

/** Opening the largest form, CreateFunction with all its fields, and typing into it. */
export const operationForm: Measure = {
  name: 'operation-form',
  async run(stage) {
    await using program = await openConsole(stage, {columns: 120, rows: 40});
    const open: number[] = [];
    const all: number[] = [];
    for (let opening = 0; opening < openings; opening++) {
      open.push((await press(program, 'n', rows => rows.some(row => row.includes('─ Create function')))).time);
      await still(program, 300);
      all.push(
        (await press(program, allFields, rows => rows.some(row => row.includes('CapacityProviderConfig')))).time,
      );
      await still(program, 300);
      if (opening === openings - 1) break;
      await press(program, escapeKey, rows => rows.some(row => row.includes('1 Functions')));
      await still(program, 300);
    }
    const keys: number[] = [];
    for (let end = 1; end <= typed.length; end++) {
      const shown = typed.slice(0, end).trimEnd();
      const {time} = await press(program, typed[end - 1] ?? '', rows => rows.some(row => row.includes(` ${shown}`)));
      keys.push(time);
      await still(program, 60);
    }
    return [
      {what: 'opening the form CreateFunction', unit: 'ms', value: median(open), atMost: 50},
      {what: 'showing all its fields', unit: 'ms', value: median(all), atMost: 50},
      {what: 'a key in it, all fields shown, median', unit: 'ms', value: median(keys), atMost: 15},
    ];
  },
};
