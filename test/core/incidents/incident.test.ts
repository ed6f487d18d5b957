import {expect, test} from 'vitest';
import {byHurt, findIncident, type Incident} from '../../../src/core/incidents/incident.ts';
import {formatReasons} from '../../../src/core/signs/format-figures.ts';
import {judgeHarm} from '../../../src/core/signs/harm.ts';
import {day, incidentIn, time, toReading, watched, window} from './series.ts';

const quarter = 900_000;
const current = Math.floor(time / quarter) * quarter;
const well = {invocations: day(100, 100, 50), throttles: day(undefined, undefined, undefined)};

function incidentOf(series: Parameters<typeof toReading>[0], name = 'orders'): Incident | undefined {
  return incidentIn(toReading({...well, ...series}), name);
}

function sinceOf(incident: Incident | undefined) {
  return incident?.signs[0].since;
}

function reasonsOf(incident: Incident | undefined) {
  return incident === undefined ? [] : formatReasons(incident);
}

test('a function without errors, throttles or timeouts that is as fast as ever is quiet', () => {
  expect(incidentOf({errors: day(0, 0, 0), p99: day(80, 90, 85), longest: day(200, 300, 250)})).toBeUndefined();
});

test('how a function ran before it stopped running is no matter of now', () => {
  const stopped = {invocations: day(undefined, undefined, undefined), errors: day(0, 40, 20)};
  expect(incidentOf(stopped)).toBeUndefined();
});

test('a function that is seldom called has not recovered before it was called again', () => {
  const failedBefore = (since: readonly number[]) => {
    const [invocations, errors] = [day(0, ...since), day(0, 0, 0)];
    invocations[101] = 5;
    errors[101] = 5;
    return incidentOf({invocations, errors});
  };
  expect(reasonsOf(failedBefore([0, 0]))).toEqual(['errors 5 of 5 calls in the last 53 min (usually 0)']);
  expect(failedBefore([0, 0])?.signs.map(judgeHarm)).toEqual(['bad']);
  expect(reasonsOf(failedBefore([0, 1]))).toEqual(['errors 5 of 6 calls in the last 53 min (usually 0)']);
  expect(failedBefore([10, 10])).toBeUndefined();
});

test('errors are told beside what is usual for as long, with the time they began', () => {
  const incident = incidentOf({errors: day(2, 28, 14)});
  expect(incident).toMatchObject({errors: {now: 42, usual: 3}, calls: 150});
  expect(sinceOf(incident)).toMatchObject({from: current - quarter, to: current, allDay: false});
  expect(reasonsOf(incident)).toEqual(['errors 42 of 150 calls (usually 3)']);
});

test('a tenth of the day may be as bad without counting as usual', () => {
  const values = day(0, 28, 14);
  for (const index of [3, 20, 40, 41, 42, 60, 70, 80, 90]) values[index] = 30;
  expect(incidentOf({errors: values})?.errors).toEqual({now: 42, usual: 0});
});

test('a quarter of an hour without errors in the midst does not end it, a calm hour does', () => {
  const gap = day(0, 10, 5);
  for (const index of [102, 101, 99, 98]) gap[index] = 8;
  expect(sinceOf(incidentOf({errors: gap}))?.at).toBe(current - 6 * quarter);
  const calm = day(0, 10, 5);
  for (const index of [94, 95, 96, 97]) calm[index] = 8;
  expect(sinceOf(incidentOf({errors: calm}))?.at).toBe(current - quarter);
});

test('a last period without errors does not hide that they began before it, and is said to be calm', () => {
  const incident = incidentOf({errors: day(0, 40, undefined)});
  expect(sinceOf(incident)?.at).toBe(current - quarter);
  expect(incident?.signs[0]).toMatchObject({course: 'over', until: current});
});

test('what fails all day is on the board, but under what is worse than its day', () => {
  const always = incidentOf({errors: day(40, 40, 20)}, 'always');
  const since = incidentOf({errors: day(0, 12, 3)}, 'since');
  expect(always?.signs[0]).toMatchObject({course: 'usual'});
  expect(always?.errors).toEqual({now: 60, usual: 60});
  expect([always, since].flatMap(incident => incident ?? []).toSorted(byHurt)[0]?.functionName).toBe('since');
});

test('the share of calls that fail weighs more than their number', () => {
  const some = incidentOf({invocations: day(100_000, 100_000, 50_000), errors: day(0, 30, 10)}, 'some');
  const all = incidentOf({invocations: day(10, 10, 5), errors: day(0, 10, 5)}, 'all');
  const names = [some, all].flatMap(incident => incident ?? []).toSorted(byHurt);
  expect(names.map(({functionName}) => functionName)).toEqual(['all', 'some']);
});

test('throttles count although nothing ran', () => {
  const incident = incidentOf({invocations: day(undefined, undefined), throttles: day(undefined, 12, 3)});
  expect(incident).toMatchObject({throttles: {now: 15, usual: 0}, calls: 0, errors: {now: 0, usual: 0}});
  expect(reasonsOf(incident)).toEqual(['throttled 15 times (usually 0)']);
});

test('errors that reach the timeout are called timeouts, when all of them do', () => {
  const incident = incidentOf({errors: day(0, 1, 0), p99: day(80, 90, 85), longest: day(300, 10_000, 280)});
  expect(incident).toMatchObject({timeouts: {now: 1, usual: 0}, signs: [{name: 'timeouts'}]});
  expect(reasonsOf(incident)).toEqual(['errors 1 of 150 calls (usually 0), calls reached its timeout of 10 s']);
  const mixed = incidentOf({errors: day(0, 1, 3), longest: day(300, 10_000, 280)});
  expect(mixed?.signs[0].name).toBe('errors');
  expect(incidentOf({errors: day(0, 0, 0), longest: day(300, 9_999, 280)})).toBeUndefined();
});

test('a timeout that is not known is not made up', () => {
  const reading = toReading({...well, errors: day(0, 0, 0), longest: day(1, 99_999, 1)});
  const unknown = {...watched('a'), timeout: undefined};
  expect(findIncident(unknown, {reading, window, standing: undefined})).toBeUndefined();
});

test('a p99 of four times its day is told as that, with the change just before it', () => {
  const series = {errors: day(0, 0, 0), p99: day(2450, 9800, 9000)};
  expect(reasonsOf(incidentOf(series))).toEqual(['p99 9.8 s, 4× its day (2.5 s)']);
  const changed = {...watched('orders'), modified: current - quarter - 60_000};
  const incident = findIncident(changed, {reading: toReading({...well, ...series}), window, standing: undefined});
  expect(reasonsOf(incident)).toEqual(['p99 9.8 s, 4× its day (2.5 s), since it was changed']);
});

test.each([
  ['of a handful of calls', {invocations: day(100, 2, 1), p99: day(100, 900, 100)}],
  ['that is slower by less than one notices', {p99: day(10, 40, 10)}],
  ['that was never measured before', {p99: day(undefined, 4000, 4000)}],
  ['that is as it is in a bad quarter of an hour', {p99: day(100, 310, 120).map((one, at) => (at % 15 ? one : 300))}],
])('a p99 %s is no incident', (_, series) => {
  expect(incidentOf({errors: day(0, 0, 0), ...series})).toBeUndefined();
});

test('a p99 that is usual is no reason beside one that is', () => {
  expect(reasonsOf(incidentOf({errors: day(0, 5, 5), p99: day(60, 60, 60)}))).toEqual([
    'errors 10 of 150 calls (usually 0)',
  ]);
});

test('what was not read yet is not taken for none', () => {
  const incident = incidentOf({throttles: day(0, 5, 5)});
  expect(incident).toMatchObject({errors: undefined, timeouts: undefined, p99: {}, recent: undefined});
});

test('of two that are as bad the name decides, however they came', () => {
  const order = ['c', 'a', 'b'].flatMap(name => incidentOf({errors: day(0, 5, 5)}, name) ?? []).toSorted(byHurt);
  expect(order.map(({functionName}) => functionName)).toEqual(['a', 'b', 'c']);
});

test('a total outage stands above what has recovered, and that it has is said', () => {
  const minutes = (bad: (minute: number) => number) => Array.from({length: 180}, (_, minute) => bad(minute));
  const invocations = minutes(() => 12);
  const recovered = toReading(
    {invocations: day(180, 180, 90), errors: day(0, 150, 0), throttles: day(0, 0, 0)},
    {invocations, errors: minutes(minute => (minute >= 152 && minute < 168 ? 12 : 0))},
  );
  const failing = toReading(
    {invocations: day(180, 180, 90), errors: day(1, 2, 84), throttles: day(0, 0, 0)},
    {invocations, errors: minutes(minute => (minute >= 173 ? 12 : Number(minute % 15 === 0)))},
  );
  const [first, second] = [incidentIn(recovered, 'recovered'), incidentIn(failing, 'failing')]
    .flatMap(incident => incident ?? [])
    .toSorted(byHurt);
  expect(first).toMatchObject({functionName: 'failing', signs: [{course: 'now', title: 'errors 100%'}]});
  expect(reasonsOf(first)).toEqual(['errors 86 of 270 calls (usually 1.5), 60 of 60 failed in the last 5 min']);
  expect(sinceOf(first)).toMatchObject({from: time - 30_000 - 6 * 60_000, to: time - 30_000 - 6 * 60_000});
  expect(second).toMatchObject({functionName: 'recovered', signs: [{course: 'over'}]});
  expect(second?.signs[0].until).toBe(time - 30_000 - 11 * 60_000);
  expect(reasonsOf(second)).toEqual([
    'errors 150 of 270 calls (usually 0), recovered: 0 of 60 failed in the last 5 min',
  ]);
});

test.each([
  ['after a steady day', day(180, 0, 0), 'no calls for 23 min (usually 12 a minute)'],
  [
    'a while ago',
    day(180, 0, 0).map((one, at) => (at >= 98 ? 0 : one)),
    'no calls for 1 h 38 min (usually 12 a minute)',
  ],
  [
    'that paused at this time yesterday, too',
    day(180, 0, 0).map((one, at) => (at >= 7 && at < 9 ? 0 : one)),
    undefined,
  ],
  ['that is called now and then', day(180, 0, 0).map((one, at) => (at % 4 === 0 ? one : 0)), undefined],
  ['that fell asleep slowly', day(1, 0, 0), undefined],
])('a function without calls %s', (_, invocations, words) => {
  const incident = incidentOf({invocations});
  expect(reasonsOf(incident)).toEqual(words === undefined ? [] : [words]);
});

test('what turned its calls off stands beside that there are none', () => {
  const reading = toReading({...well, invocations: day(180, 0, 0)});
  const incident = incidentIn(reading, 'orders', {mappings: {problems: [], off: ['sqs orders-queue']}});
  expect(reasonsOf(incident)).toEqual(['no calls for 23 min (usually 12 a minute), sqs orders-queue is disabled']);
});

test('many more calls than ever are a sign, those of a new function are not', () => {
  const more = incidentOf({invocations: day(180, 8100, 4050)});
  expect(reasonsOf(more)).toEqual(['calls 45× the usual: 12,150 (usually 270)']);
  expect(incidentOf({invocations: day(undefined, 8100, 4050)})).toBeUndefined();
  expect(incidentOf({invocations: day(180, 400, 200)})).toBeUndefined();
});

test('events that wait longer and longer, and those that are lost', () => {
  const incident = incidentOf({
    iteratorAge: day(800, 300_000, 720_000),
    asyncAge: day(undefined, 90_000, 240_000),
    deadLetters: day(0, 0, 7),
  });
  expect(reasonsOf(incident).toSorted()).toEqual([
    '7 events not taken by the dead-letter queue (usually 0)',
    'async age 4 min, growing',
    'iterator age 12 min, usually 800 ms, growing',
  ]);
  expect(incidentOf({iteratorAge: day(250_000, 300_000, 280_000)})).toBeUndefined();
});

test.each([
  [{state: {stopped: {state: 'Failed', reason: 'InvalidImage: gone'}}}, 'State Failed: InvalidImage: gone'],
  [{state: {stopped: {state: 'Inactive', reason: undefined}}}, 'State Inactive'],
  [{state: {failedUpdate: {reason: 'InvalidSubnet'}}}, 'its last update failed: InvalidSubnet'],
  [
    {mappings: {problems: [{mapping: 'kinesis clicks', result: 'PROBLEM: no'}], off: []}},
    'kinesis clicks: PROBLEM: no',
  ],
])('how it stands is a sign though nothing was measured: %j', (standing, words) => {
  expect(reasonsOf(incidentIn(toReading({}), 'orders', standing))).toEqual([words]);
});
