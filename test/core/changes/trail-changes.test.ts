import {expect, it} from 'vitest';
import {joinChanges} from '../../../src/core/changes/join-changes.ts';
import {emptyTrail, withEvents} from '../../../src/core/changes/trail.ts';
import {toChanges} from '../../../src/core/changes/trail-changes.ts';
import type {TrailEvent} from '../../../src/core/changes/trail-services.ts';
import type {JournalEntry} from '../../../src/core/journal/journal.ts';

const minute = 60_000;
const noon = Date.parse('2026-11-22T12:00:00Z');
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders-api';

function event(at: number, name: string, request: object, response: object | null = null, more = {}): TrailEvent {
  const record = {requestParameters: request, responseElements: response, ...more};
  return {id: `${name} ${at}`, time: noon + at * minute, name, record};
}

const functionName = 'orders-api';
const settings = {functionName, memorySize: 256, timeout: 10, codeSha256: 'aaaaaaaaaaaa', environment: {}};

it('tells what is different from the change before of the same function, settings and aliases apart', () => {
  const changes = toChanges([
    event(0, 'UpdateFunctionConfiguration20150331v2', {functionName, timeout: 10}, settings),
    event(1, 'UpdateFunctionConfiguration20150331v2', {functionName: 'other'}, {functionName: 'other', memorySize: 1}),
    event(2, 'UpdateFunctionCode20150331v2', {functionName}, {...settings, codeSha256: 'bbbbbbbbbbbb'}),
    event(
      3,
      'UpdateFunctionConfiguration20150331v2',
      {functionName: arn, memorySize: 512, environment: {}},
      {...settings, codeSha256: 'bbbbbbbbbbbb', memorySize: 512, revisionId: 'x'},
    ),
    event(4, 'PublishVersion20150331', {functionName, description: 'canary'}, {functionName, version: '3'}),
    event(
      5,
      'UpdateAlias20150331',
      {functionName, name: 'live', functionVersion: '2'},
      {name: 'live', functionVersion: '2'},
    ),
    event(
      6,
      'UpdateAlias20150331',
      {functionName, name: 'live'},
      {name: 'live', functionVersion: '2', routingConfig: {additionalVersionWeights: {'3': 0.1}}},
    ),
    event(7, 'PutFunctionConcurrency20171031', {functionName, reservedConcurrentExecutions: 5}, {}),
    event(8, 'DeleteFunction20150331', {functionName}, null, {errorCode: 'AccessDenied'}),
    event(9, 'TagResource20170331v2', {resource: arn, tags: {team: 'shop'}}, null),
    event(10, 'DeleteEventSourceMapping20150331', {uUID: '7'}, null),
  ]);
  const told = changes.filter(change => change.functionName === functionName);
  expect(told.map(({operation, what, error}) => [operation, error ?? what.join(' · ')]).toReversed()).toEqual([
    ['UpdateFunctionConfiguration', 'Timeout 10'],
    ['UpdateFunctionCode', 'code aaaaaaaa… → bbbbbbbb…'],
    ['UpdateFunctionConfiguration', 'MemorySize 256 → 512 · environment set, values are not recorded'],
    ['PublishVersion', 'version 3 · “canary”'],
    ['UpdateAlias', 'live → 2'],
    ['UpdateAlias', 'live 2 → 2 + 10 % 3'],
    ['PutFunctionConcurrency', 'ReservedConcurrentExecutions 5'],
    ['DeleteFunction', 'AccessDenied'],
    ['TagResource', 'Tags {"team":"shop"}'],
  ]);
});

it('takes what a record lacks, or has oddly, for nothing', () => {
  const odd = [
    {},
    {requestParameters: null},
    {requestParameters: 'text', responseElements: [1]},
    {requestParameters: {functionName: 7}},
  ];
  expect(
    toChanges(odd.map((record, index) => ({id: `${index}`, time: index, name: 'UpdateAlias20150331', record}))),
  ).toEqual([]);
});

const entry = (requestId: string, seconds: number): JournalEntry => ({
  id: 1,
  time: new Date(noon + seconds * 1000).toISOString(),
  operation: 'UpdateFunctionCode',
  changes: true,
  account: undefined,
  region: 'eu-west-1',
  command: 'aws lambda update-function-code --function-name orders-api --zip-file fileb://x.zip',
  outcome: {state: 'done', duration: 41, requestId},
});
const coded = event(0, 'UpdateFunctionCode20150331v2', {functionName}, settings, {requestID: 'r-1'});
const modified = (lastModified: string) => [{functionName, lastModified}];

it.each([
  [
    'what the trail and this session tell is one change',
    [coded],
    [entry('r-1', 0)],
    '2026-11-22T12:00:01.000+0000',
    ['somebody'],
  ],
  [
    'what only this session knows is told by it',
    [],
    [entry('r-2', 0)],
    '2026-11-22T12:00:01.000+0000',
    ['you, in this session'],
  ],
  ['what only the function tells has no author', [coded], [], '2026-11-22T12:30:00.000+0000', [undefined, 'somebody']],
])('%s', (_, events, journal, lastModified, authors) => {
  const trail = {...withEvents(emptyTrail, events), phase: 'ready' as const, readAt: noon + 20 * minute};
  const changes = joinChanges({trail, journal, functions: modified(lastModified), since: noon - minute});
  expect(changes.map(({author}) => author?.who)).toEqual(authors);
});

it.each([
  [20, 'author not known yet'],
  [50, 'the trail has no event of it'],
])('says of a change without an event, read %d minutes later: %s', (after, words) => {
  const trail = {...emptyTrail, phase: 'ready' as const, readAt: noon + after * minute};
  const functions = modified('2026-11-22T12:30:00.000+0000');
  expect(joinChanges({trail, journal: [], functions, since: noon})[0]?.what).toEqual([words]);
});

it('has nothing for certain that is so only by a clock that is ahead', () => {
  const trail = {...emptyTrail, phase: 'ready' as const, readAt: noon + 50 * minute, clockAhead: 20 * minute};
  const functions = modified('2026-11-22T12:30:00.000+0000');
  expect(joinChanges({trail, journal: [], functions, since: noon})[0]?.what).toEqual(['author not known yet']);
});

it('tells changes to a role of each function that has it, and of no other', () => {
  const role = 'arn:aws:iam::123456789012:role/service-role/shop';
  const request = {roleName: 'shop', policyName: 'tables', policyDocument: '{}'};
  const events = [
    event(0, 'PutRolePolicy', request, null, {userIdentity: {userName: 'ana'}}),
    event(1, 'DetachRolePolicy', {roleName: 'shop', policyArn: 'arn:aws:iam::aws:policy/Basic'}, null, {
      errorCode: 'AccessDenied',
    }),
    event(2, 'DeleteRole', {roleName: 'other'}),
  ];
  const functions = ['one', 'two'].map(name => ({functionName: name, lastModified: undefined, role}));
  const trail = {...withEvents(emptyTrail, events), phase: 'ready' as const, readAt: noon + 60 * minute};
  const none = {functionName: 'three', lastModified: undefined, role: 'arn:aws:iam::123456789012:role/shop-other'};
  const changes = joinChanges({trail, journal: [], functions: [...functions, none], since: noon});
  expect(
    changes.map(change => [change.functionName, change.operation, change.error ?? change.what.join(' · ')]),
  ).toEqual(
    expect.arrayContaining([
      ['one', 'PutRolePolicy', 'role shop · policy tables'],
      ['two', 'PutRolePolicy', 'role shop · policy tables'],
      ['one', 'DetachRolePolicy', 'AccessDenied'],
      ['two', 'DetachRolePolicy', 'AccessDenied'],
    ]),
  );
  expect(changes).toHaveLength(4);
  expect(new Set(changes.map(({id}) => id)).size).toBe(4);
});
