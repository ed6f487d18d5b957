import {expect, test} from 'vitest';
import {functions} from '../../src/catalog/functions.ts';
import type {Answer} from '../../src/core/detail-line.ts';
import type {Traffic} from '../../src/core/metrics/traffic.ts';
import {denied, failed, mapping, orders, ready, rowOf, tabOf} from './items.ts';

const wellAnswers: Readonly<Record<string, Answer<unknown>>> = {
  configuration: ready({...orders, State: 'Active', LastUpdateStatus: 'Successful'}),
  aliases: ready([]),
  concurrency: ready({}),
  mappings: ready([mapping]),
  asyncConfigs: ready([
    {DestinationConfig: {OnFailure: {Destination: 'arn:aws:sqs:eu-west-1:123456789012:orders-dlq'}}},
  ]),
  recursion: ready({RecursiveLoop: 'Terminate'}),
  policy: ready({Policy: toPolicy('events.amazonaws.com')}),
  urls: ready([]),
  account: ready({AccountLimit: {UnreservedConcurrentExecutions: 900}}),
};

const quiet: Answer<Traffic> = {state: 'ready', value: {calls: [10, 10], errors: [0, 0], throttles: 0}};

function toPolicy(...services: readonly string[]): string {
  const statements = services.map(Service => ({
    Effect: 'Allow',
    Principal: {Service},
    Action: 'lambda:InvokeFunction',
  }));
  return JSON.stringify({Statement: statements});
}

function checksWith(answers: Readonly<Record<string, Answer<unknown>>>, traffic?: Answer<Traffic> | 'off') {
  const context = traffic === 'off' ? {} : {traffic: traffic ?? quiet};
  const lines = tabOf(functions, 'Overview').linesOf(orders, {...wellAnswers, ...answers}, context);
  return {health: rowOf(lines, 'Health'), rows: lines.slice(lines.findIndex(line => line.value === 'Checks'))};
}

test('a function that is well has every check fine', () => {
  const {health, rows} = checksWith({});
  expect(rows).toEqual([
    {value: 'Checks', tone: 'heading'},
    {label: 'State', value: '✓ Active', tone: 'good'},
    {label: 'Last update', value: '✓ Successful', tone: 'good'},
    {label: 'Concurrency', value: "✓ none reserved: runs in the account's unreserved share", tone: 'good'},
    {label: 'Throttles', value: '✓ none in the last hour', tone: 'good'},
    {label: 'Mappings', value: '✓ 1 enabled', tone: 'good'},
    {label: 'Policy', value: '✓ may be called by events.amazonaws.com', tone: 'good'},
    {label: 'On failure', value: '✓ failed events go to sqs orders-dlq', tone: 'good'},
    {label: 'Recursion', value: '✓ Lambda stops recursive loops', tone: 'good'},
  ]);
  expect(health).toEqual({label: 'Health', value: '✓ no problem found', tone: 'good'});
});

test.each([
  [
    'Concurrency',
    {concurrency: ready({ReservedConcurrentExecutions: 0})},
    '✗ 0 reserved: every call is throttled — ! mends it',
  ],
  [
    'State',
    {configuration: ready({State: 'Failed', StateReasonCode: 'ImageDeleted', StateReason: 'The image is gone'})},
    '✗ Failed: ImageDeleted: The image is gone — e edits its settings',
  ],
  [
    'State',
    {configuration: ready({State: 'Inactive'})},
    '✗ Inactive (idle too long: the next call fails and wakes it) — i wakes it',
  ],
  [
    'Last update',
    {configuration: ready({State: 'Active', LastUpdateStatus: 'Failed', LastUpdateStatusReason: 'No such role'})},
    '✗ failed: No such role (the code and settings before it still run) — e edits it again',
  ],
  [
    'Mappings',
    {mappings: ready([mapping, {...mapping, State: 'Disabled'}])},
    '✗ 1 of 2 disabled (sqs orders-queue) — ! enables them, or 5, then e',
  ],
  [
    'Mappings',
    {mappings: ready([{...mapping, LastProcessingResult: 'PROBLEM: Function call failed'}])},
    '✗ sqs orders-queue: PROBLEM: Function call failed — l tells why; 5, then e edits the mapping',
  ],
  [
    'Policy',
    {policy: {state: 'absent'} as const, urls: ready([{AuthType: 'NONE'}])},
    '✗ no policy: its public URL refuses everyone — a, Add permission mends it',
  ],
])('%s fails with the cause in words', (label, answers, words) => {
  const {health, rows} = checksWith(answers);
  expect(rowOf(rows, label)).toEqual({label, value: words, tone: 'bad'});
  expect(health).toEqual({label: 'Health', value: `✗ ${label.toLowerCase()}: see Checks`, tone: 'bad'});
});

test.each([
  ['State', 'configuration', 'GetFunction'],
  ['Last update', 'configuration', 'GetFunction'],
  ['Concurrency', 'concurrency', 'GetFunctionConcurrency'],
  ['Mappings', 'mappings', 'ListEventSourceMappings'],
  ['On failure', 'asyncConfigs', 'ListFunctionEventInvokeConfigs'],
  ['Recursion', 'recursion', 'GetFunctionRecursionConfig'],
  ['Policy', 'policy', 'GetPolicy'],
])('%s is unknown, never fine, when it may not be read', (label, read, operation) => {
  const {health, rows} = checksWith({[read]: denied});
  expect(rowOf(rows, label)).toEqual({
    label,
    value: `? unknown (no permission: lambda:${operation})`,
    tone: 'warn',
  });
  expect(health?.value).toContain('? no problem found, but unknown:');
});

test('what an endpoint does not have is unknown', () => {
  const {rows} = checksWith({recursion: failed('unsupported', 'UnknownOperationException')});
  expect(rowOf(rows, 'Recursion')?.value).toBe('? unknown (this endpoint has no GetFunctionRecursionConfig)');
});

test('a state the endpoint leaves out even when asked is unknown', () => {
  expect(rowOf(checksWith({configuration: ready(orders)}).rows, 'State')?.value).toMatch(/^\? unknown/);
});

test('nothing is fine before it was checked, and a failure counts at once', () => {
  const pending = {concurrency: {state: 'pending'} as const};
  expect(rowOf(checksWith(pending).rows, 'Concurrency')?.value).toBe('… checking');
  expect(checksWith(pending).health?.value).toBe('… checking');
  const failing = {...pending, mappings: ready([{...mapping, State: 'Disabled'}])};
  expect(checksWith(failing).health?.value).toBe('✗ mappings: see Checks');
});

test('events without anywhere to go, allowed recursion and a change under way are noted', () => {
  const {health, rows} = checksWith({
    asyncConfigs: ready([]),
    recursion: ready({RecursiveLoop: 'Allow'}),
    configuration: ready({State: 'Active', LastUpdateStatus: 'InProgress'}),
  });
  expect(rowOf(rows, 'On failure')?.value).toMatch(/^! failed asynchronous events are dropped/);
  expect(rowOf(rows, 'Recursion')?.value).toBe('! recursive loops are allowed — a, Set recursion detection stops them');
  expect(rowOf(rows, 'Last update')?.value).toMatch(/^! in progress/);
  expect(health?.value).toBe('✓ no problem found');
});

test('a dead-letter queue is enough', () => {
  const configuration = ready({
    State: 'Active',
    LastUpdateStatus: 'Successful',
    DeadLetterConfig: {TargetArn: 'arn:aws:sns:eu-west-1:123456789012:alarms'},
  });
  expect(rowOf(checksWith({configuration, asyncConfigs: denied}).rows, 'On failure')?.value).toBe(
    '✓ failed events go to sns alarms',
  );
});

test.each([
  [
    'of which nothing ran',
    {calls: [0], errors: [0], throttles: 7},
    '✗ 7 in the last hour, beside 0 that ran — ! shows what is reserved',
  ],
  [
    'beside calls that ran',
    {calls: [4, 8], errors: [0], throttles: 7},
    '! 7 in the last hour, beside 12 that ran — ! shows what is reserved',
  ],
])('throttles %s are told', (_, value, words) => {
  expect(rowOf(checksWith({}, {state: 'ready', value}).rows, 'Throttles')?.value).toBe(words);
});

test('throttles that may not be read are unknown, never none', () => {
  const throttlesOf = (traffic: Answer<Traffic> | 'off', account = wellAnswers['account']) =>
    rowOf(checksWith({...(account && {account})}, traffic).rows, 'Throttles')?.value;
  expect(throttlesOf(denied as Answer<Traffic>)).toBe('? unknown (no permission: cloudwatch:GetMetricData)');
  expect(throttlesOf(failed('service', 'InternalServiceError') as Answer<Traffic>)).toBe('? unknown (The call failed)');
  expect(throttlesOf('off')).toBe('? unknown (metrics are off)');
  expect(throttlesOf('off', ready({AccountLimit: {UnreservedConcurrentExecutions: 0}}))).toBe(
    '✗ the account has no unreserved concurrency left — a, Reserve concurrency secures some',
  );
  expect(throttlesOf({state: 'pending'})).toBe('… checking');
});

test.each([
  [
    'without a policy a function that is polled for is fine',
    {policy: {state: 'absent'} as const},
    /^✓ no policy, and none is needed/,
  ],
  [
    'without a policy and mappings no service may call it',
    {policy: {state: 'absent'} as const, mappings: ready([])},
    /^! no policy: no service may call it/,
  ],
  [
    'of many callers two are named',
    {policy: ready({Policy: toPolicy('a', 'b', 'c', 'd')})},
    /^✓ may be called by a, b and 2 more$/,
  ],
  [
    'who is denied is told first',
    {policy: ready({Policy: '{"Statement":[{"Effect":"Deny","Principal":"*"}]}'})},
    /^! denied to anyone$/,
  ],
  [
    'a policy without statements lets no service in',
    {policy: ready({Policy: '{"Statement":[]}'})},
    /^! a policy without statements/,
  ],
  ['a policy that is none is unknown', {policy: ready({Policy: 'nonsense'})}, /^\? unknown/],
])('%s', (_, answers, words) => {
  expect(rowOf(checksWith(answers).rows, 'Policy')?.value).toMatch(words);
});

test.each([...Object.keys(wellAnswers).filter(name => name !== 'aliases'), 'traffic'])(
  'what was fine is not once %s is older than it may be, nor is the sum of it',
  name => {
    const checks = (answer: (known: Answer<unknown>) => Answer<unknown>) =>
      name === 'traffic'
        ? checksWith({}, answer(quiet) as Answer<Traffic>)
        : checksWith({[name]: answer(wellAnswers[name] as Answer<unknown>)});
    const old = checks(known => ({...known, age: 'read 45 s ago'}) as Answer<unknown>);
    const without = checks(() => denied);
    const fresh = checksWith({});
    // Whatever changes when an answer is refused rests on it.
    const resting = fresh.rows.filter((row, index) => row.value !== without.rows[index]?.value);
    for (const {label} of resting) expect(rowOf(old.rows, label ?? '')?.value).toMatch(/^[?!✗] .*read 45 s ago/);
    if (resting.length > 0) expect(old.health?.value).not.toContain('✓');
  },
);
