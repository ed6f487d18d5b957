import {expect, it} from 'vitest';
import {type Judging, judgeAlarm} from '../../../src/sandbox/alarms/judge.ts';
import type {StoredAlarmState} from '../../../src/sandbox/alarms/stored-alarm.ts';

/** Data of five periods (0 is well, X breaches, - is missing) and what becomes of the alarm, by how missing data are treated. */
type Row = readonly [data: string, least: number, ...found: readonly (StoredAlarmState | 'stays')[]];

// The tables of the user guide, "Configuring how CloudWatch alarms treat missing data": 3 of 3, then 2 of 3.
const none = 'INSUFFICIENT_DATA';
const rows: readonly Row[] = [
  ['0 - X - X', 3, 'OK', 'OK', 'OK', 'OK'],
  ['0 - - - -', 3, 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 3, none, 'stays', 'ALARM', 'OK'],
  ['0 X X - X', 3, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 3, 'ALARM', 'stays', 'ALARM', 'OK'],
  ['0 - X - X', 2, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 0 X 0 X', 2, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 - X - -', 2, 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - - 0', 2, 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - X -', 2, 'ALARM', 'stays', 'ALARM', 'OK'],
];
const treatments: readonly Judging['missing'][] = ['missing', 'ignore', 'breaching', 'notBreaching'];

it.each(rows.map(([data, least, ...found]) => ({data, least, found})))(
  '$data with $least of 3 is judged as the service does',
  ({data, least, found}) => {
    const values = data.split(' ').map(point => (point === '-' ? undefined : Number(point === 'X')));
    const judged = treatments.map(missing =>
      judgeAlarm({values, isBreaching: value => value > 0, periods: 3, least, missing}),
    );
    expect(judged.map(state => state ?? 'stays')).toEqual(found);
  },
);
