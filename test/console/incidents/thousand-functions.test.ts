import {QueryClient} from '@tanstack/query-core';
import {expect, test} from 'vitest';
import type {Connection} from '../../../src/console/connection/connection.ts';
import {findFirstError} from '../../../src/console/incidents/first-error.ts';
import {readBoard} from '../../../src/console/incidents/read-board.ts';
import {readMappingStandings} from '../../../src/console/incidents/read-standings.ts';
import {findBegin, findIncidentCause} from '../../../src/core/changes/cause.ts';
import {joinChanges} from '../../../src/core/changes/join-changes.ts';
import {emptyTrail, withEvents} from '../../../src/core/changes/trail.ts';
import type {TrailEvent} from '../../../src/core/changes/trail-services.ts';
import {type Board, emptyBoard, withStandings} from '../../../src/core/incidents/board.ts';
import type {SignName} from '../../../src/core/signs/sign.ts';
import {readStateStanding} from '../../../src/core/signs/standing.ts';
import type {Watched} from '../../../src/core/signs/watched.ts';
import {buildMinutes, createMetrics, type Minutes, type Plan} from './planted-day.ts';

const minute = 60_000;
const prefix = 'arn:aws:lambda:eu-west-1:123456789012:function';

interface Planted extends Plan {
  /** The sign that must put it on the board, and the course it must be said to take; undefined: it must not be there. */
  readonly sign?: SignName;
  readonly course?: 'now' | 'over' | 'usual';
}

const planted: Readonly<Record<string, Planted>> = {
  'outage-with-noise': {calls: 12, errors: 0.006, from: 7, instead: {errors: 1}, sign: 'errors', course: 'now'},
  'a-third-fails': {calls: 14, errors: 0.004, from: 40, instead: {errors: 0.3}, sign: 'errors', course: 'now'},
  'a-third-since-hours': {calls: 14, errors: 0.01, from: 400, instead: {errors: 0.3}, sign: 'errors', course: 'now'},
  recovered: {calls: 20, errors: 0.002, from: 24, to: 12, instead: {errors: 0.9}, sign: 'errors', course: 'over'},
  throttled: {calls: 30, from: 9, instead: {throttles: 0.6}, sign: 'throttled', course: 'now'},
  'gone-silent': {calls: 12, from: 31, instead: {calls: 0}, sign: 'no calls', course: 'now'},
  'forty-five-times': {calls: 12, from: 6, instead: {calls: 540}, sign: 'more calls', course: 'now'},
  'slow-since-deploy': {calls: 20, from: 50, instead: {p99: 900}, sign: 'slower', course: 'now'},
  'timeouts-only': {calls: 15, from: 18, instead: {errors: 0.25, longest: 10_000}, sign: 'timeouts', course: 'now'},
  'stream-behind': {
    calls: 10,
    from: 14,
    growing: {series: 'iteratorAge', by: minute},
    sign: 'iterator age',
    course: 'now',
  },
  'events-wait': {calls: 10, from: 33, growing: {series: 'asyncAge', by: minute}, sign: 'async age', course: 'now'},
  'letters-lost': {calls: 10, from: 16, instead: {losses: 3}, sign: 'dead letters', course: 'now'},
  'state-failed': {calls: 0, sign: 'state', course: 'now'},
  'state-inactive': {calls: 0, sign: 'state', course: 'now'},
  'update-failed': {calls: 6, sign: 'update', course: 'now'},
  'mapping-problem': {calls: 6, sign: 'mapping', course: 'now'},
  'noisy-as-ever': {calls: 20, errors: 0.05, sign: 'errors', course: 'usual'},
  'new-and-failing': {calls: 10, from: 21, instead: {errors: 0.5}, isNew: true, sign: 'errors', course: 'now'},
  'new-and-well': {calls: 10, from: 21, isNew: true},
  'steady-stream': {calls: 10, growing: {series: 'iteratorAge', by: 0}},
};

/** Calls a minute and share of errors of those that nothing happened to. */
const others = [
  {calls: 0.05},
  {calls: 0.7},
  {calls: 3},
  {calls: 3, errors: 0.002},
  {calls: 9},
  {calls: 9, errors: 0.01},
  {calls: 30, errors: 0.0005},
] as const;

const clocks = ['14:00:20', '14:07:30', '14:14:40'].map(clock => [clock, Date.parse(`2026-11-22T${clock}Z`)] as const);

test.each(clocks)('of a thousand functions those that hurt are found, named and dated at %s', async (_, end) => {
  const {board, calls} = await readDay(end);
  for (const [name, {sign, course, from, to}] of Object.entries(planted)) {
    const incident = board.byName.get(name);
    const own = incident?.signs[0];
    expect.soft([name, own?.name, own?.course]).toEqual([name, sign, course]);
    if (own?.since === undefined || from === undefined) continue;
    const truth = end - from * minute;
    // What chance leaves open is told as two times, and they are not far apart.
    const {from: earliest, to: latest} = own.since;
    const isTold = truth >= earliest - 2 * minute && truth <= latest + 2 * minute;
    expect.soft([name, isTold, latest - earliest <= 8 * minute]).toEqual([name, true, true]);
    if (to !== undefined) expect.soft(Math.abs((own.until ?? 0) - end + to * minute) / minute).toBeLessThanOrEqual(2);
  }
  const names = board.incidents.map(({functionName}) => functionName);
  expect(names[0]).toBe('outage-with-noise');
  const rank = (name: string) => names.indexOf(name);
  const hurting = Object.keys(planted).filter(name => planted[name]?.course === 'now');
  expect(Math.max(...hurting.map(rank))).toBeLessThan(rank('recovered'));
  expect(rank('recovered')).toBeLessThan(rank('noisy-as-ever'));
  // Of 980 functions with errors now and then, chance alone makes one or two of them worse than ever.
  const intruders = names.slice(0, hurting.length).filter(name => planted[name] === undefined);
  expect(intruders.length).toBeLessThanOrEqual(2);
  expect(calls.filter(({period}) => period > 60)).toHaveLength(10);
  expect(calls.filter(({period}) => period === 60).length).toBeLessThanOrEqual(3);
  // GetMetricData, API reference: more would be a page more, which is a call more.
  expect(calls.filter(({metrics, values}) => metrics > 500 * 5 || values > 100_800)).toEqual([]);
});

test('the log is opened where this incident began', async () => {
  const [, end] = clocks[1] ?? ['', 0];
  const {board, connection} = await readDay(end);
  for (const [name, {from = 0, sign}] of Object.entries(planted)) {
    if (sign !== 'errors' && sign !== 'timeouts') continue;
    const incident = board.byName.get(name);
    if (incident === undefined || incident.signs[0].course === 'usual') continue;
    const first = await findFirstError(connection, incident);
    expect.soft(Math.abs(first - end + from * minute) / minute, name).toBeLessThanOrEqual(2);
  }
});

/** What was changed of whom, so many minutes ago, and whether the trail has it by now. */
const changed: Readonly<Record<string, readonly (readonly [ago: number, name: string, isTold: boolean])[]>> = {
  'outage-with-noise': [[8, 'UpdateFunctionCode20150331v2', true]],
  'a-third-fails': [
    [300, 'UpdateFunctionCode20150331v2', true],
    [41, 'UpdateAlias20150331', true],
    [20, 'UpdateFunctionCode20150331v2', true],
  ],
  'a-third-since-hours': [[60, 'UpdateFunctionCode20150331v2', true]],
  throttled: [[10, 'PutFunctionConcurrency20171031', true]],
  'timeouts-only': [[19, 'UpdateFunctionConfiguration20150331v2', true]],
  'slow-since-deploy': [[51, 'UpdateFunctionCode20150331v2', false]],
  'stream-behind': [[14.5, 'UpdateFunctionConfiguration20150331v2', false]],
  recovered: [[200, 'UpdateFunctionCode20150331v2', true]],
};

const causes: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'outage-with-noise': ['change', 'UpdateFunctionCode', 'ci'],
  'a-third-fails': ['change', 'UpdateAlias', 'ci'],
  'a-third-since-hours': ['none'],
  throttled: ['change', 'PutFunctionConcurrency', 'ci'],
  'timeouts-only': ['change', 'UpdateFunctionConfiguration', 'ci'],
  'slow-since-deploy': ['change', undefined, undefined],
  'stream-behind': ['change', undefined, undefined],
  recovered: ['none'],
  'gone-silent': ['none'],
  'events-wait': ['change', 'PutRolePolicy', 'ana'],
  'forty-five-times': ['unknown'],
};

test.each(clocks)(
  'what was changed before is told of each that hurts, or that nothing was, or that it is not known yet, at %s',
  async (_, end) => {
    const {board} = await readDay(end);
    // Among all the others deployments go on as ever.
    const deployed = Array.from(
      {length: 300},
      (__, index) => [`other-${index * 3}`, [[(index * 7) % 1440, 'UpdateFunctionCode20150331v2', true]]] as const,
    );
    const all = [...Object.entries(changed), ...deployed];
    const events = all.flatMap(([functionName, own]) =>
      own.flatMap(([ago, name, isTold], index): TrailEvent[] => {
        const record = {requestParameters: {functionName}, userIdentity: {userName: 'ci'}};
        return isTold ? [{id: `${functionName} ${index}`, time: end - ago * minute, name, record}] : [];
      }),
    );
    events.push({
      ...{id: 'role', time: end - 34 * minute, name: 'PutRolePolicy'},
      record: {requestParameters: {roleName: 'waiting'}, userIdentity: {userName: 'ana'}},
    });
    const untouched = {functionName: 'events-wait', lastModified: undefined, role: 'arn:aws:iam::1:role/waiting'};
    const modified = all.map(([functionName, own]) => {
      const newest = Math.min(...own.map(([ago]) => ago));
      return {functionName, lastModified: new Date(end - newest * minute).toISOString()};
    });
    const functions = [...modified, untouched];
    const trail = {...withEvents(emptyTrail, events), phase: 'ready' as const, readAt: end};
    const rolesProblem = {kind: 'denied' as const, what: '', why: '', tryThis: ''};
    const changes = joinChanges({trail, journal: [], functions, since: end - 2 * 86_400_000});
    for (const incident of board.incidents) {
      const cause = findIncidentCause(incident, changes, trail);
      const found =
        cause?.type === 'change' ? [cause.type, cause.change.operation, cause.change.author?.who] : [cause?.type];
      const truth = causes[incident.functionName];
      if (truth !== undefined)
        expect.soft([incident.functionName, ...found]).toEqual([incident.functionName, ...truth]);
      // Where changes to roles may not be read, nothing proves that there was no change.
      const unproved = findIncidentCause(incident, changes, {...trail, rolesProblem});
      expect.soft(unproved?.type).toBe(cause?.type === 'none' ? 'unknown' : cause?.type);
      const since = findBegin(incident);
      if (cause?.type !== 'change' || since === undefined) continue;
      expect.soft(cause.change.time).toBeLessThanOrEqual(since.to + minute);
      expect.soft(cause.change.time).toBeGreaterThanOrEqual(since.from - 15 * minute);
    }
  },
);

async function readDay(end: number) {
  const plain = Array.from({length: 1000 - Object.keys(planted).length}, (_, index) => `other-${index}`);
  const plans = new Map<string, Plan>([
    ...plain.map((name, index) => [name, others[index % others.length] ?? {}] as const),
    ...Object.entries(planted),
  ]);
  const rest = (end % minute) / minute;
  const days = new Map<string, Minutes>(
    [...plans].map(([name, plan], index) => [name, buildMinutes(plan, index + 1, rest)]),
  );
  const metrics = createMetrics(days, end);
  const connection = {key: 'here', metrics, list: () => listMappings()} as unknown as Connection;
  const watched: Watched[] = [...plans.keys()].map(functionName => ({
    functionName,
    functionArn: `${prefix}:${functionName}`,
    timeout: 10,
    modified: end - (functionName === 'slow-since-deploy' ? 51 : 90_000) * minute,
  }));
  let board: Board = withStandings({...emptyBoard, watched}, standings);
  const client = new QueryClient();
  const reading = {
    connection,
    now: () => new Date(end),
    board: () => board,
    tell: (next: Board) => {
      board = next;
    },
    signal: new AbortController().signal,
  };
  await readBoard(reading, watched, async () => {
    board = withStandings(board, await readMappingStandings({connection, client}, watched));
  });
  return {board, calls: metrics.calls, connection};
}

const standings = new Map([
  ['state-failed', {state: readStateStanding({State: 'Failed', StateReasonCode: 'InvalidImage'})}],
  ['state-inactive', {state: readStateStanding({State: 'Inactive'})}],
  ['update-failed', {state: readStateStanding({State: 'Active', LastUpdateStatus: 'Failed'})}],
]);

async function* listMappings() {
  const source = {EventSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:queue', State: 'Enabled'};
  yield {
    items: [
      {...source, FunctionArn: `${prefix}:mapping-problem:live`, LastProcessingResult: 'PROBLEM: Function call failed'},
      {...source, FunctionArn: `${prefix}:other-3`, LastProcessingResult: 'OK'},
    ],
  };
}
