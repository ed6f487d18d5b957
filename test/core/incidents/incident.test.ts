import {expect, test} from 'vitest';
import {formatReasons} from '../../../src/core/incidents/format-incident.ts';
import {byScore, findIncident, type Incident} from '../../../src/core/incidents/incident.ts';
import {day, time, toReading, watched} from './series.ts';

const quarter = 900_000;
const current = Math.floor(time / quarter) * quarter;
const well = {invocations: day(100, 100, 50), throttles: day(undefined, undefined, undefined)};

function incidentOf(series: Parameters<typeof toReading>[0], name = 'orders'): Incident | undefined {
  return findIncident(watched(name), toReading({...well, ...series}));
}

test('a function without errors, throttles or timeouts that is as fast as ever is quiet', () => {
  expect(incidentOf({errors: day(0, 0, 0), p99: day(80, 90, 85), longest: day(200, 300, 250)})).toBeUndefined();
});

test('a function that does not run is quiet, whatever was read of it before', () => {
  const stopped = {invocations: day(100, undefined, undefined), errors: day(0, 40, 20)};
  expect(incidentOf(stopped)).toBeUndefined();
});

test('errors are told beside what is usual for as long, with the time they began', () => {
  const incident = incidentOf({errors: day(2, 28, 14)});
  expect(incident).toMatchObject({errors: {now: 42, usual: 3}, calls: 150, allDay: false});
  expect(incident?.since).toBe(current - quarter);
  expect(incident && formatReasons(incident)).toEqual(['errors 42 of 150 calls (usually 3)']);
});

test('a tenth of the day may be as bad without counting as usual', () => {
  const values = day(0, 28, 14);
  for (const index of [3, 20, 40, 41, 42, 60, 70, 80, 90]) values[index] = 30;
  expect(incidentOf({errors: values})?.errors).toEqual({now: 42, usual: 0});
});

test('the beginning is looked for across one period without errors, not across two', () => {
  const values = day(0, 10, 5);
  for (const index of [94, 92, 89]) values[index] = 8;
  expect(incidentOf({errors: values})?.since).toBe(current - 4 * quarter);
});

test('a last period without errors does not hide that they began before it', () => {
  expect(incidentOf({errors: day(0, 10, undefined)})?.since).toBe(current - quarter);
});

test('what fails all day is on the board, but under what is worse than its day', () => {
  const always = incidentOf({errors: day(40, 40, 20)}, 'always');
  const since = incidentOf({errors: day(0, 12, 3)}, 'since');
  expect(always).toMatchObject({since: undefined, errors: {now: 60, usual: 60}});
  expect([always, since].flatMap(incident => incident ?? []).toSorted(byScore)[0]?.functionName).toBe('since');
});

test('the share of calls that fail weighs more than their number', () => {
  const some = incidentOf({invocations: day(100_000, 100_000, 50_000), errors: day(0, 30, 10)}, 'some');
  const all = incidentOf({invocations: day(10, 10, 5), errors: day(0, 10, 5)}, 'all');
  const names = [some, all].flatMap(incident => incident ?? []).toSorted(byScore);
  expect(names.map(({functionName}) => functionName)).toEqual(['all', 'some']);
});

test('throttles count although nothing ran', () => {
  const incident = incidentOf({invocations: day(undefined, undefined), throttles: day(undefined, 12, 3)});
  expect(incident).toMatchObject({throttles: {now: 15, usual: 0}, calls: 0, errors: {now: 0, usual: 0}});
  expect(incident && formatReasons(incident)).toEqual(['throttled 15 times (usually 0)']);
});

test('a longest call as long as the timeout is a timeout', () => {
  const incident = incidentOf({errors: day(0, 1, 0), p99: day(80, 90, 85), longest: day(300, 10_000, 280)});
  expect(incident).toMatchObject({timeouts: {now: 1, usual: 0}});
  expect(incident && formatReasons(incident)).toContain('calls reached its timeout of 10 s');
  expect(incidentOf({errors: day(0, 0, 0), longest: day(300, 9_999, 280)})).toBeUndefined();
});

test('a timeout that is not known is not made up', () => {
  const reading = toReading({...well, errors: day(0, 0, 0), longest: day(1, 99_999, 1)});
  expect(findIncident({...watched('a'), timeout: undefined}, reading)).toBeUndefined();
});

test('a p99 of four times its day is told as that', () => {
  const incident = incidentOf({errors: day(0, 0, 0), p99: day(2450, 9800, 2000)});
  expect(incident && formatReasons(incident)).toEqual(['p99 9.8 s, 4× its day (2.5 s)']);
});

test.each([
  ['of a handful of calls', {invocations: day(100, 2, 1), p99: day(100, 900, 100)}],
  ['that is slower by less than one notices', {p99: day(10, 40, 10)}],
  ['that was never measured before', {p99: day(undefined, 4000, 4000)}],
])('a p99 %s is no incident', (_, series) => {
  expect(incidentOf({errors: day(0, 0, 0), ...series})).toBeUndefined();
});

test('what was not read yet is not taken for none', () => {
  const incident = incidentOf({throttles: day(0, 5, 5)});
  expect(incident).toMatchObject({errors: undefined, timeouts: undefined, p99: {}});
});

test('of two that are as bad the name decides, however they came', () => {
  const order = ['c', 'a', 'b'].flatMap(name => incidentOf({errors: day(0, 5, 5)}, name) ?? []).toSorted(byScore);
  expect(order.map(({functionName}) => functionName)).toEqual(['a', 'b', 'c']);
});
