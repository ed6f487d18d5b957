import type {Measure} from '../measure.ts';
import {openConsole, selectedName} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const count = 50;
const rounds = 9;

/** Fifty keys in one packet, as a slow link delivers a held key. */
export const cursorBurst: Measure = {
  name: 'cursor-burst',
  async run({names, ...stage}) {
    await using program = await openConsole({...stage, names}, {columns: 120, rows: 40});
    const times: number[] = [];
    const moved: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const goal = names[(round + 1) * count];
      const {time} = await press(program, 'j'.repeat(count), rows => selectedName(rows) === goal);
      times.push(time);
      await still(program, 400);
      moved.push(names.indexOf(selectedName(program.screen()) ?? '') - round * count);
    }
    return [
      {what: `rows moved by ${count} × j in one packet`, unit: 'rows', value: Math.min(...moved), atLeast: count},
      {what: `${count} × j in one packet, to rest`, unit: 'ms', value: median(times), atMost: 150},
    ];
  },
};
