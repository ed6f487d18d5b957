import {expect, test} from 'vitest';
import {functions} from '../../src/catalog/functions.ts';
import type {Answer} from '../../src/core/detail-line.ts';
import type {ItemOf} from '../../src/core/list-operation.ts';
import type {KnownSigns} from '../../src/core/signs/known-signs.ts';
import type {Sign} from '../../src/core/signs/sign.ts';
import {alias, denied, failed, orders, ready, rowOf, tabOf} from './items.ts';

const state = functions.columns.find(column => column.header === 'STATE');
type Function = ItemOf<'ListFunctions'>;
const well: KnownSigns = {signs: []};
const failing: Sign = {name: 'errors', title: 'errors 100%', words: 'errors 5 of 5 calls', course: 'now', score: 8};
const slower: Sign = {name: 'slower', title: 'slower 2×', words: 'p99 2 s', course: 'now', score: 2};

test.each<[Partial<Function>, string, string, string]>([
  [{State: 'Active'}, 'Active', '', 'good'],
  [{State: 'Active', LastUpdateStatus: 'Successful'}, 'Active', '', 'good'],
  [{State: 'Active', LastUpdateStatus: 'InProgress'}, 'Active, updating', 'update…', 'warn'],
  [{State: 'Active', LastUpdateStatus: 'Failed'}, 'Active, update failed', 'update✗', 'bad'],
  [{State: 'Pending'}, 'Pending', 'Pending', 'warn'],
  [{State: 'Failed'}, 'Failed', 'Failed', 'bad'],
  [{State: 'Inactive'}, 'Inactive', 'Inactive', 'bad'],
  [{}, '–', '…', 'dim'],
])('state %j is %s in words, %s in its column', (members, words, text, tone) => {
  const item = {...orders, ...members};
  const told = tabOf(functions, 'Overview').linesOf(item, {configuration: ready({})});
  expect(rowOf(told, 'State')).toMatchObject({value: words, tone});
  expect(state?.judged?.(item, well)).toEqual({text, tone: text === '' ? 'plain' : tone});
  expect(text.length).toBeLessThanOrEqual(state?.max ?? 0);
});

test('a State that the list leaves out is not known before the function was read, and none only then', () => {
  const rowsOf = (answers: Parameters<typeof overview.linesOf>[1]) =>
    ['State', 'Last update'].map(label => rowOf(overview.linesOf({FunctionName: 'bare'}, answers), label)?.value);
  const overview = tabOf(functions, 'Overview');
  expect(rowsOf({})).toEqual(['…', '…']);
  expect(rowsOf({configuration: ready({})})).toEqual(['–', '–']);
});

test('the column of states says what ails a function that has a usual State, and nothing of one that is well', () => {
  const cellOf = (members: Partial<Function>, known: Partial<KnownSigns>) =>
    state?.judged?.({...orders, State: 'Active', ...members}, {...well, ...known});
  expect(cellOf({}, {signs: [slower]})).toEqual({text: '', tone: 'plain'});
  expect(cellOf({LastUpdateStatus: 'InProgress'}, {signs: [slower, failing]})).toEqual({text: 'failing', tone: 'bad'});
  expect(cellOf({State: 'Failed'}, {signs: [failing]})).toEqual({text: 'Failed', tone: 'bad'});
});

test('the column of states says that nothing may run, before any call was refused for it', () => {
  const cellOf = (reserved: number, members: Partial<Function> = {}) => {
    const item = functions.more?.merge(
      {...orders},
      {
        Configuration: {State: 'Active', ...members},
        Concurrency: {ReservedConcurrentExecutions: reserved},
      },
    );
    return item && state?.judged?.(item, well);
  };
  expect(cellOf(0)).toEqual({text: 'limit 0', tone: 'bad'});
  expect(cellOf(0, {State: 'Pending'})).toEqual({text: 'Pending', tone: 'warn'});
  expect(cellOf(5)).toEqual({text: '', tone: 'plain'});
});

test('what is reserved is known until it is read again, whatever the list has told since', () => {
  const answer = {Configuration: orders, Concurrency: {ReservedConcurrentExecutions: 0}};
  for (const RevisionId of [orders.RevisionId, 'another']) {
    expect(functions.more?.complete?.({...orders, RevisionId}, answer)).toMatchObject({
      RevisionId,
      Concurrency: {ReservedConcurrentExecutions: 0},
    });
  }
  const free = functions.more?.merge({...orders}, {Configuration: orders});
  expect(free).not.toHaveProperty('Concurrency');
});

test('the filter finds a function by name, runtime, description and state', () => {
  const text = functions.searchText?.({...orders, State: 'Failed'});
  expect(text).toMatchObject({names: ['orders-api']});
  expect(text).toHaveProperty('others', expect.arrayContaining(['nodejs24.x', 'Takes orders', 'Failed']));
});

test('a function settles while it is created or changed', () => {
  expect(functions.isSettling?.({...orders, State: 'Pending'})).toBe(true);
  expect(functions.isSettling?.({...orders, State: 'Active', LastUpdateStatus: 'InProgress'})).toBe(true);
  expect(functions.isSettling?.({...orders, State: 'Active', LastUpdateStatus: 'Successful'})).toBe(false);
});

test("the overview takes the state from the function's own read, for lists leave it out", () => {
  const lines = tabOf(functions, 'Overview').linesOf(orders, {
    configuration: ready({...orders, State: 'Failed', StateReasonCode: 'InvalidSubnet', StateReason: 'No such subnet'}),
    aliases: ready([alias, {Name: 'canary', FunctionVersion: '13'}]),
  });
  expect(rowOf(lines, 'State')).toEqual({label: 'State', value: 'Failed', tone: 'bad'});
  expect(rowOf(lines, 'Reason')?.value).toBe('InvalidSubnet: No such subnet');
  expect(rowOf(lines, 'Runtime')?.value).toBe('nodejs24.x (arm64)');
  expect(rowOf(lines, 'Memory')?.value).toBe('512 MB');
  expect(rowOf(lines, 'Timeout')?.value).toBe('10 s');
  expect(rowOf(lines, 'Modified')?.value).toBe('2026-11-22 14:01:22 UTC (2m ago)');
  const at = lines.findIndex(line => line.label === 'Aliases');
  expect(lines.slice(at, at + 2).map(line => line.value)).toEqual(['live → 12 (90 %), 13 (10 %)', 'canary → 13']);
});

test('environment values are secrets, their names are not', () => {
  const lines = tabOf(functions, 'Env').linesOf(orders);
  expect(lines).toMatchObject([
    {label: 'TABLE', value: 'orders', secret: true},
    {label: 'API_KEY', value: 'hunter2', secret: true},
  ]);
});

test('an environment that could not be read says so and shows no values', () => {
  const Environment = {Error: {ErrorCode: 'AccessDeniedException', Message: 'Lambda was unable to decrypt'}};
  const lines = tabOf(functions, 'Env').linesOf({...orders, Environment});
  expect(lines.map(line => line.value)).toEqual([
    '✗ The environment could not be read: AccessDeniedException: Lambda was unable to decrypt',
  ]);
});

test('a function without variables says so, and a failed fresh read is told', () => {
  const lines = tabOf(functions, 'Env').linesOf({FunctionName: 'bare'}, {configuration: denied});
  expect(lines.map(line => line.value)).toEqual([
    'From the list; the fresh state is unknown (no permission: lambda:GetFunction).',
    'No environment variables.',
  ]);
});

test('the code tab never shows the signature of the download link', () => {
  const Code = {RepositoryType: 'S3', Location: 'https://code.s3.amazonaws.com/orders.zip?X-Amz-Signature=hush'};
  const lines = tabOf(functions, 'Code').linesOf(orders, {code: ready({Code})});
  expect(rowOf(lines, 'Location')?.value).toBe('https://code.s3.amazonaws.com/orders.zip');
  expect(JSON.stringify(lines)).not.toContain('hush');
});

test('the concurrency tab tells reserved, provisioned and the account', () => {
  const lines = tabOf(functions, 'Concurrency').linesOf(orders, {
    configuration: ready({Concurrency: {ReservedConcurrentExecutions: 0}}),
    provisioned: ready([
      {
        FunctionArn: alias.AliasArn,
        RequestedProvisionedConcurrentExecutions: 5,
        AvailableProvisionedConcurrentExecutions: 3,
        Status: 'IN_PROGRESS',
      },
    ]),
    account: ready({
      AccountLimit: {ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900, TotalCodeSize: 80_530_636_800},
      AccountUsage: {FunctionCount: 8, TotalCodeSize: 1_258_291},
    }),
  });
  expect(rowOf(lines, 'Reserved')).toMatchObject({
    label: 'Reserved',
    value: '✗ 0: every call is throttled',
    tone: 'bad',
  });
  expect(rowOf(lines, 'live')?.value).toBe('IN_PROGRESS · 3 available of 5 requested');
  expect(rowOf(lines, 'Code storage')?.value).toBe('1.2 MB of 75 GB');
});

test('a policy open to anyone stands out, in words too', () => {
  const Policy = JSON.stringify({
    Statement: [{Sid: 'open', Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction'}],
  });
  const lines = tabOf(functions, 'Permissions').linesOf(orders, {policy: ready({Policy})});
  expect(lines[0]).toEqual({value: 'open', tone: 'heading'});
  expect(rowOf(lines, 'Principal')).toEqual({
    label: 'Principal',
    value: '✗ * (anyone, from any account)',
    tone: 'bad',
  });
});

test('a policy that is none is shown as it was sent', () => {
  const lines = tabOf(functions, 'Permissions').linesOf(orders, {policy: ready({Policy: '<policy/>'})});
  expect(lines.at(-1)?.value).toBe('<policy/>');
});

test('a function without a policy is no failure, a refused read is', () => {
  const tab = tabOf(functions, 'Permissions');
  expect(tab.linesOf(orders, {policy: {state: 'absent'}})[0]?.value).toMatch(/^No policy/);
  expect(tab.linesOf(orders, {policy: failed('denied', 'AccessDeniedException')})[0]?.value).toBe('✗ The call failed');
});

test('a URL without authentication stands out', () => {
  const urls = ready([{FunctionUrl: 'https://x.lambda-url.eu-west-1.on.aws/', AuthType: 'NONE'}]);
  const authWith = (policy: Answer<unknown>) => {
    const lines = tabOf(functions, 'URL').linesOf(orders, {urls, policy});
    const first = lines.findIndex(({label}) => label === 'Auth');
    const last = lines.findIndex(({label}) => label === 'Invoke mode');
    return {auth: lines[first], more: lines.slice(first + 1, last).map(({label, value}) => `${label}: ${value}`)};
  };
  const open = {Statement: [{Effect: 'Allow', Principal: '*', Action: 'lambda:*'}]};
  expect(authWith(ready({Policy: JSON.stringify(open)}))).toMatchObject({
    auth: {value: '✗ NONE: anyone may call it', tone: 'bad'},
    more: [],
  });
  expect(authWith({state: 'absent'})).toMatchObject({
    auth: {value: '✗ NONE, but everyone is refused', tone: 'bad'},
    more: [
      'Missing: lambda:InvokeFunctionUrl for *, FunctionUrlAuthType NONE',
      ': lambda:InvokeFunction for *, InvokedViaFunctionUrl',
      'Remedy: a, Add permission for each',
    ],
  });
  const closed = {Statement: [...open.Statement, {Sid: 'no', Effect: 'Deny', Principal: '*', Action: '*'}]};
  expect(authWith(ready({Policy: JSON.stringify(closed)})).more).toEqual([
    'Denied by: no',
    'Remedy: a, Remove permission',
  ]);
  expect(authWith(denied).auth).toMatchObject({value: '? NONE: unknown (no permission: lambda:GetPolicy)'});
  expect(authWith({state: 'pending'}).auth).toMatchObject({value: '… NONE: checking who may call it'});
});

test('tags are rows, and no tags are said', () => {
  const tab = tabOf(functions, 'Tags');
  expect(tab.linesOf(orders, {tags: ready({Tags: {team: 'shop'}})})).toMatchObject([{label: 'team', value: 'shop'}]);
  expect(tab.linesOf(orders, {tags: ready({})})[0]?.value).toBe('No tags.');
});

test('asynchronous settings are told per version or alias', () => {
  const configs = ready([{FunctionArn: alias.AliasArn, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 3600}]);
  const lines = tabOf(functions, 'Async').linesOf(orders, {configs});
  expect(lines).toContainEqual({value: 'live', tone: 'heading'});
  expect(rowOf(lines, 'Retries')?.value).toBe('0');
  expect(rowOf(lines, 'Longest age')?.value).toBe('1 h');
});

test('the config tab shows network, storage and layers', () => {
  const lines = tabOf(functions, 'Config').linesOf({
    ...orders,
    VpcConfig: {VpcId: 'vpc-1', SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1']},
    EphemeralStorage: {Size: 1024},
    FileSystemConfigs: [
      {Arn: 'arn:aws:elasticfilesystem:eu-west-1:1:access-point/fsap-1', LocalMountPath: '/mnt/data'},
    ],
  });
  expect(rowOf(lines, 'VPC')?.value).toBe('vpc-1');
  expect(rowOf(lines, 'Subnets')?.value).toBe('subnet-1');
  expect(rowOf(lines, 'Ephemeral (/tmp)')?.value).toBe('1024 MB');
  expect(rowOf(lines, 'File systems')?.value).toContain('/mnt/data ←');
  expect(rowOf(lines, '1')?.value).toContain('layer:tools:2 · 2 KB');
  expect(rowOf(lines, 'Log group')?.value).toBe('/aws/lambda/orders-api');
});
