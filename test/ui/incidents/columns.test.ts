import {expect, it} from 'vitest';
import type {Incident} from '../../../src/core/incidents/incident.ts';
import {formatBegin, formatSince} from '../../../src/ui/incidents/columns.ts';

const minute = 60_000;
const at = (time: string) => new Date(`2026-11-07T${time}:00`).getTime();
const since = {from: at('09:37') - minute, at: at('09:37'), to: at('09:37') + minute, allDay: false};

it.each([
  ['now', undefined, '09:37'],
  ['over', at('09:57'), 'ended 09:57'],
  ['usual', undefined, 'usual'],
] as const)(
  'of an incident whose course is %s says in its row when it began or ended, and below always when it began',
  (course, until, row) => {
    const incident = {signs: [{course, since, until}]} as unknown as Pick<Incident, 'signs'>;
    expect([formatSince(incident), formatBegin(incident)]).toEqual([row, '09:37']);
  },
);
