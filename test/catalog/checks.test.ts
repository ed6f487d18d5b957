import {expect, test} from 'vitest';
import {functions} from '../../src/catalog/functions.ts';
import type {Answer} from '../../src/core/detail-line.ts';
import type {Traffic} from '../../src/core/metrics/traffic.ts';
import type {Sign} from '../../src/core/signs/sign.ts';
import {type Measured, toTraffic} from '../support/traffic.ts';
import {denied, failed, mapping, now, orders, ready, rowOf, tabOf} from './items.ts';

const runs = {...orders, State: 'Active', LastUpdateStatus: 'Successful'};

const wellAnswers: Readonly<Record<string, Answer<unknown>>> = {
  configuration: ready(runs),
  aliases: ready([]),
  mappings: ready([mapping]),
  asyncConfigs: ready([
    {DestinationConfig: {OnFailure: {Destination: 'arn:aws:sqs:eu-west-1:123456789012:orders-dlq'}}},
  ]),
  recursion: ready({RecursiveLoop: 'Terminate'}),
  policy: ready({Policy: toPolicy('events.amazonaws.com')}),
  urls: ready([]),
  account: ready({AccountLimit: {UnreservedConcurrentExecutions: 900}}),
};

const openTo = [
  {
    Effect: 'Allow',
    Principal: '*',
    Action: 'lambda:InvokeFunctionUrl',
    Condition: {StringEquals: {'lambda:FunctionUrlAuthType': 'NONE'}},
  },
  {
    Effect: 'Allow',
    Principal: '*',
    Action: 'lambda:InvokeFunction',
    Condition: {Bool: {'lambda:InvokedViaFunctionUrl': 'true'}},
  },
];
const openPolicy = JSON.stringify({Statement: openTo});
const open = {AuthType: 'NONE', FunctionArn: orders.FunctionArn, CreationTime: '2026-11-01T12:00:00Z'};
const openAlias = {...open, FunctionArn: `${orders.FunctionArn}:live`};

const quiet = trafficWith({Invocations: () => 2});

function trafficWith(measured: Measured): Answer<Traffic> {
  return {state: 'ready', value: toTraffic(now, measured)};
}

function toPolicy(...services: readonly string[]): string {
  const statements = services.map(Service => ({
    Effect: 'Allow',
    Principal: {Service},
    Action: 'lambda:InvokeFunction',
  }));
  return JSON.stringify({Statement: statements});
}

function checksWith(answers: Readonly<Record<string, Answer<unknown>>>, traffic?: Answer<Traffic> | 'off') {
  const {board, live, ...read} = answers;
  const context = {
    ...(traffic !== 'off' && {traffic: traffic ?? quiet}),
    ...(board && {board: board as Answer<readonly Sign[]>}),
    ...(live && {further: {live}}),
  };
  const lines = tabOf(functions, 'Overview').linesOf(orders, {...wellAnswers, ...read}, context);
  return {health: rowOf(lines, 'Health'), rows: lines.slice(lines.findIndex(line => line.value === 'Checks'))};
}

test('a function that is well has every check fine', () => {
  const {health, rows} = checksWith({});
  expect(rows).toEqual([
    {value: 'Checks', tone: 'heading'},
    {label: 'State', value: '✓ Active', tone: 'good'},
    {label: 'Last update', value: '✓ Successful', tone: 'good'},
    {label: 'Concurrency', value: "✓ none reserved: runs in the account's unreserved share", tone: 'good'},
    {label: 'Errors', value: '✓ none in the last hour', tone: 'good'},
    {label: 'Throttles', value: '✓ none in the last hour', tone: 'good'},
    {label: 'Mappings', value: '✓ 1 enabled', tone: 'good'},
    {label: 'Policy', value: '✓ may be called by events.amazonaws.com', tone: 'good'},
    {label: 'URL', value: '✓ no function URL', tone: 'good'},
    {label: 'On failure', value: '✓ failed events go to sqs orders-dlq', tone: 'good'},
    {label: 'Recursion', value: '✓ Lambda stops recursive loops', tone: 'good'},
  ]);
  expect(health).toEqual({label: 'Health', value: '✓ no problem found', tone: 'good'});
});

test.each([
  [
    'Concurrency',
    {configuration: ready({...runs, Concurrency: {ReservedConcurrentExecutions: 0}})},
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
    'URL',
    {policy: {state: 'absent'} as const, urls: ready([open])},
    '✗ its URL: AuthType NONE, but it refuses everyone: no statement allows principal * lambda:InvokeFunctionUrl (FunctionUrlAuthType NONE) and lambda:InvokeFunction (InvokedViaFunctionUrl) — a, Add permission mends it',
  ],
  [
    'URL',
    {policy: ready({Policy: openPolicy}), urls: ready([open, openAlias]), live: ready({Policy: toPolicy('a')})},
    '✗ live: AuthType NONE, but it refuses everyone: no statement allows principal * lambda:InvokeFunctionUrl (FunctionUrlAuthType NONE) and lambda:InvokeFunction (InvokedViaFunctionUrl) — a, Add permission with Qualifier live mends it',
  ],
  [
    'URL',
    {
      policy: ready({
        Policy: JSON.stringify({Statement: [...openTo, {Sid: 'closed', Effect: 'Deny', Principal: '*', Action: '*'}]}),
      }),
      urls: ready([open]),
    },
    '✗ its URL: AuthType NONE, but it refuses everyone: a statement denies it: closed — a, Remove permission mends it',
  ],
])('%s fails with the cause in words', (label, answers, words) => {
  const {health, rows} = checksWith(answers);
  expect(rowOf(rows, label)).toEqual({label, value: words, tone: 'bad'});
  expect(health).toEqual({label: 'Health', value: `✗ ${label.toLowerCase()}: see Checks`, tone: 'bad'});
});

test.each([
  ['State', 'configuration', 'GetFunction'],
  ['Last update', 'configuration', 'GetFunction'],
  ['Concurrency', 'configuration', 'GetFunction'],
  ['Mappings', 'mappings', 'ListEventSourceMappings'],
  ['On failure', 'asyncConfigs', 'ListFunctionEventInvokeConfigs'],
  ['Recursion', 'recursion', 'GetFunctionRecursionConfig'],
  ['Policy', 'policy', 'GetPolicy'],
  ['URL', 'urls', 'ListFunctionUrlConfigs'],
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
  const pending = {recursion: {state: 'pending'} as const};
  expect(rowOf(checksWith(pending).rows, 'Recursion')?.value).toBe('… checking');
  expect(checksWith(pending).health?.value).toBe('… checking');
  const failing = {...pending, mappings: ready([{...mapping, State: 'Disabled'}])};
  expect(checksWith(failing).health?.value).toBe('✗ mappings: see Checks');
});

test('events without anywhere to go and allowed recursion are worth knowing, a change under way is not as it should be', () => {
  const settings = {asyncConfigs: ready([]), recursion: ready({RecursiveLoop: 'Allow'})};
  expect(checksWith(settings).health?.value).toBe('✓ no problem found; worth knowing: on failure, recursion');
  const configuration = ready({State: 'Active', LastUpdateStatus: 'InProgress'});
  const {health, rows} = checksWith({...settings, configuration});
  expect(rowOf(rows, 'On failure')?.value).toMatch(/^! failed asynchronous events are dropped/);
  expect(rowOf(rows, 'Recursion')?.value).toBe('! recursive loops are allowed — a, Set recursion detection stops them');
  expect(rowOf(rows, 'Last update')?.value).toMatch(/^! in progress/);
  expect(health?.value).toBe('! last update: see Checks');
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

test.each<[string, string, Measured, string]>([
  [
    'Errors',
    'all calls fail',
    {Invocations: hourly(5), Errors: hourly(5)},
    '✗ 5 of 5 calls failed in the last 48 min — l tells why, ! what can be done',
  ],
  [
    'Errors',
    'the one call failed',
    {Invocations: ago => (ago === 3 ? 1 : 0), Errors: ago => (ago === 3 ? 1 : 0)},
    '✗ 1 of 1 call failed in the last 18 min — l tells why, ! what can be done',
  ],
  [
    'Errors',
    'all calls reach the timeout',
    {Invocations: hourly(3), Errors: hourly(3), Duration: ago => (hourly(3)(ago) > 0 ? 10_000 : undefined)},
    '✗ 3 of 3 calls timed out in the last 33 min — l tells why, ! what can be done',
  ],
  [
    'Errors',
    'a third of many calls fails of late',
    {Invocations: () => 30, Errors: ago => (ago < 10 ? 10 : 0)},
    '✗ 100 of 570 calls failed in the last 18 min — l tells why, ! what can be done',
  ],
  [
    'Errors',
    'a call in hundreds fails',
    {Invocations: () => 30, Errors: ago => (ago === 4 ? 1 : 0)},
    '! 1 of 570 calls failed in the last 18 min — l tells why, ! what can be done',
  ],
  [
    'Errors',
    'it has recovered',
    {Invocations: () => 30, Errors: ago => (ago > 8 && ago < 15 ? 30 : 0)},
    '! 180 of 570 calls failed in the last 18 min, recovered since',
  ],
  [
    'Errors',
    'it was over long ago',
    {Invocations: () => 30, Errors: ago => (ago > 40 && ago < 45 ? 30 : 0)},
    '! 120 of 2250 calls failed in the last hour, none in the last 18 min',
  ],
  [
    'Throttles',
    'nothing ran',
    {Throttles: hourly(6)},
    '✗ 6 of 6 calls were throttled in the last 63 min — ! shows what is reserved',
  ],
  [
    'Throttles',
    'one of twenty calls ran',
    {Invocations: ago => (ago === 30 ? 1 : 0), Throttles: ago => (ago === 30 ? 19 : 0)},
    '✗ 19 of 20 calls were throttled in the last 33 min — ! shows what is reserved',
  ],
  [
    'Throttles',
    'calls in hundreds are throttled',
    {Invocations: () => 30, Throttles: ago => (ago === 1 ? 2 : 0)},
    '! 2 of 572 calls were throttled in the last 18 min — ! shows what is reserved',
  ],
])('%s are told, and count, when %s', (label, _, measured, words) => {
  const {health, rows} = checksWith({}, trafficWith(measured));
  expect(rowOf(rows, label)?.value).toBe(words);
  expect(health?.value).toBe(`${words[0]} ${label.toLowerCase()}: see Checks`);
});

/** A call each ten minutes, so many of them. */
function hourly(calls: number) {
  return (ago: number): number => (ago % 10 === 5 && ago < 10 * calls ? 1 : 0);
}

test('no calls are no errors', () => {
  expect(rowOf(checksWith({}, trafficWith({})).rows, 'Errors')?.value).toBe('✓ no calls in the last hour');
});

const older: Sign = {name: 'iterator age', title: 'iterator age', words: 'iterator age 2 h', course: 'now', score: 7};
const slower: Sign = {name: 'slower', title: 'slower 2×', words: 'p99 2 s, 2× its day (1 s)', course: 'now', score: 2};
const throttled: Sign = {name: 'throttled', title: 'throttled', words: 'throttled 9 times', course: 'now', score: 8};

test('what the board has found out counts, too, unless another check looks at it by itself', () => {
  const signsOf = (signs: readonly Sign[], traffic?: Answer<Traffic>) => {
    const {health, rows} = checksWith({board: ready(signs)}, traffic);
    return {health: health?.value, signs: rowOf(rows, 'Signs')?.value};
  };
  expect(signsOf([])).toEqual({health: '✓ no problem found', signs: undefined});
  expect(signsOf([slower])).toEqual({
    health: '! signs: see Checks',
    signs: '! p99 2 s, 2× its day (1 s) — H shows the board',
  });
  expect(signsOf([older, throttled])).toEqual({
    health: '✗ signs: see Checks',
    signs: '✗ iterator age 2 h — H shows the board',
  });
  const denials = denied as Answer<Traffic>;
  expect(signsOf([throttled], denials).signs).toBe('✗ throttled 9 times — H shows the board');
});

test('errors and throttles that may not be read are unknown, never none', () => {
  for (const traffic of [denied as Answer<Traffic>, 'off'] as const) {
    const {health, rows} = checksWith({}, traffic);
    expect(rowOf(rows, 'Errors')?.value).toMatch(/^\? unknown/);
    expect(health?.value).toBe('? no problem found, but unknown: errors, throttles');
  }
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

test.each<[string, Readonly<Record<string, Answer<unknown>>>, string]>([
  [
    'lets anyone in as its policy does',
    {policy: ready({Policy: openPolicy}), urls: ready([open])},
    '! its URL: anyone may call it, without credentials',
  ],
  [
    'of an alias lets anyone in',
    {urls: ready([openAlias]), live: ready({Policy: openPolicy})},
    '! live: anyone may call it, without credentials',
  ],
  ['asks for signatures', {urls: ready([{...open, AuthType: 'AWS_IAM'}])}, '✓ callers have to sign: its URL'],
  ['of an alias is not known while its policy is not', {urls: ready([openAlias])}, '… checking'],
  [
    'is not known when its policy may not be read',
    {policy: denied, urls: ready([open])},
    '? its URL: unknown (no permission: lambda:GetPolicy)',
  ],
  [
    'of an alias ages with its policy',
    {urls: ready([openAlias]), live: {...ready({Policy: openPolicy}), age: 'read 45 s ago'} as Answer<unknown>},
    '! live: anyone may call it, without credentials (read 45 s ago)',
  ],
])('a URL that %s', (_, answers, words) => {
  expect(rowOf(checksWith(answers).rows, 'URL')?.value).toBe(words);
});

/** Aliases are named in no check, and the account's limit only where the traffic is not known. */
const bearing = Object.keys(wellAnswers).filter(name => name !== 'aliases' && name !== 'account');

test.each([...bearing, 'traffic'])(
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
    expect(resting.length).toBeGreaterThan(0);
    expect(old.health?.value).not.toContain('✓');
  },
);
