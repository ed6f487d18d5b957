import {describe, expect, it, onTestFinished} from 'vitest';
import {declarations} from '../../src/catalog/index.ts';
import type {Item} from '../../src/core/item.ts';
import type {OperationDeclaration} from '../../src/core/operation/operation.ts';
import {findUndo} from '../../src/core/operation/undo.ts';
import {getOperation} from '../../src/schema/index.ts';
import {eventually} from '../support/patience.ts';
import {functionInput, type RunningSandbox, runtimeVersionArn, startSandbox} from '../support/sandbox.ts';

/** A change to a function that is made ready by some calls; `undone` is false where no call brings back what was there. */
interface Case {
  readonly use: string;
  readonly what: string;
  readonly ready?: readonly (readonly [operation: string, input: Item])[];
  readonly change: Item;
  readonly undone?: false;
}

const FunctionName = 'orders';
const alias = {FunctionName, Name: 'live'};
const async = {MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600};
const queue = 'arn:aws:sqs:eu-west-1:123456789012:failed';
const madeAlias = ['CreateAlias', {...alias, FunctionVersion: '1', Description: 'what customers get'}] as const;
const configuration = (use: string, what: string, ready: Item, change: Item): Case => ({
  use: 'UpdateFunctionConfiguration',
  what,
  ready: [[use, {FunctionName, ...ready}]],
  change: {FunctionName, ...change},
});
const configure = (what: string, ready: Item, change: Item) =>
  configuration('UpdateFunctionConfiguration', what, ready, change);
const vpc = {VpcConfig: {SubnetIds: ['subnet-1a'], SecurityGroupIds: ['sg-1a'], Ipv6AllowedForDualStack: true}};

const cases: readonly Case[] = [
  configure('another value', {Description: 'one', Timeout: 4}, {Description: 'two', Timeout: 9}),
  configure('a first text', {}, {Description: 'first'}),
  configure('a text of many kinds of characters', {Description: 'a\n\tb\u200d "c" '}, {Description: 'x'}),
  configure(
    'an empty variable taken away',
    {Environment: {Variables: {OFF: '', AA: '1'}}},
    {Environment: {Variables: {AA: '1'}}},
  ),
  configure('the first variables', {}, {Environment: {Variables: {AA: ''}}}),
  configure('all variables taken away', {Environment: {Variables: {AA: '1'}}}, {Environment: {Variables: {}}}),
  configure('a VPC taken away', vpc, {VpcConfig: {SubnetIds: [], SecurityGroupIds: []}}),
  configure('a first VPC', {}, vpc),
  configure('a dead-letter queue', {}, {DeadLetterConfig: {TargetArn: queue}}),
  configure(
    'a dead-letter queue taken away',
    {DeadLetterConfig: {TargetArn: queue}},
    {DeadLetterConfig: {TargetArn: ''}},
  ),
  configure('tracing', {}, {TracingConfig: {Mode: 'Active'}}),
  configure('a log format', {}, {LoggingConfig: {LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG'}}),
  configure('SnapStart', {Runtime: 'python3.13'}, {SnapStart: {ApplyOn: 'PublishedVersions'}}),
  configure('temporary storage', {}, {EphemeralStorage: {Size: 1024}}),
  {
    use: 'UpdateAlias',
    what: 'its weights and words',
    ready: [madeAlias],
    change: {...alias, Description: '', RoutingConfig: {AdditionalVersionWeights: {2: 0.1}}},
  },
  {use: 'PointAlias', what: 'to a version', ready: [madeAlias], change: {...alias, FunctionVersion: '2'}},
  {use: 'CreateAlias', what: 'a new one', change: {...alias, FunctionVersion: '1'}},
  {use: 'DeleteAlias', what: 'one that stands alone', ready: [madeAlias], change: alias},
  {use: 'PutFunctionConcurrency', what: 'a first reservation', change: {FunctionName, ReservedConcurrentExecutions: 5}},
  {
    use: 'PutFunctionConcurrency',
    what: 'nothing reserved',
    ready: [['PutFunctionConcurrency', {FunctionName, ReservedConcurrentExecutions: 7}]],
    change: {FunctionName, ReservedConcurrentExecutions: 0},
  },
  {
    use: 'DeleteFunctionConcurrency',
    what: 'a reservation',
    ready: [['PutFunctionConcurrency', {FunctionName, ReservedConcurrentExecutions: 0}]],
    change: {FunctionName},
  },
  {
    use: 'PutProvisionedConcurrencyConfig',
    what: 'the first',
    ready: [madeAlias],
    change: {FunctionName, Qualifier: 'live', ProvisionedConcurrentExecutions: 2},
  },
  {
    use: 'DeleteProvisionedConcurrencyConfig',
    what: 'some',
    ready: [
      madeAlias,
      ['PutProvisionedConcurrencyConfig', {FunctionName, Qualifier: 'live', ProvisionedConcurrentExecutions: 2}],
    ],
    change: {FunctionName, Qualifier: 'live'},
  },
  {use: 'PutFunctionEventInvokeConfig', what: 'the first', change: {FunctionName, ...async}},
  {
    use: 'PutFunctionEventInvokeConfig',
    what: 'others',
    ready: [
      ['PutFunctionEventInvokeConfig', {FunctionName, ...async, DestinationConfig: {OnFailure: {Destination: queue}}}],
    ],
    change: {FunctionName, MaximumRetryAttempts: 0},
  },
  {
    use: 'UpdateFunctionEventInvokeConfig',
    what: 'a first destination',
    ready: [['PutFunctionEventInvokeConfig', {FunctionName, ...async}]],
    change: {FunctionName, DestinationConfig: {OnSuccess: {Destination: queue}}},
  },
  {
    use: 'UpdateFunctionEventInvokeConfig',
    what: 'a first age',
    ready: [['PutFunctionEventInvokeConfig', {FunctionName, MaximumRetryAttempts: 1}]],
    change: {FunctionName, MaximumEventAgeInSeconds: 60},
  },
  {
    use: 'DeleteFunctionEventInvokeConfig',
    what: 'all of them',
    ready: [['PutFunctionEventInvokeConfig', {FunctionName, ...async}]],
    change: {FunctionName},
  },
  {use: 'PutFunctionRecursionConfig', what: 'allowed', change: {FunctionName, RecursiveLoop: 'Allow'}},
  {
    use: 'PutRuntimeManagementConfig',
    what: 'Auto to Manual',
    change: {FunctionName, UpdateRuntimeOn: 'Manual', RuntimeVersionArn: runtimeVersionArn},
  },
  {
    use: 'PutRuntimeManagementConfig',
    what: 'Manual to Auto',
    ready: [
      ['PutRuntimeManagementConfig', {FunctionName, UpdateRuntimeOn: 'Manual', RuntimeVersionArn: runtimeVersionArn}],
    ],
    change: {FunctionName, UpdateRuntimeOn: 'Auto'},
  },
  {use: 'CreateFunctionUrlConfig', what: 'the first', change: {FunctionName, AuthType: 'AWS_IAM'}},
  {
    use: 'UpdateFunctionUrlConfig',
    what: 'a first Cors',
    ready: [['CreateFunctionUrlConfig', {FunctionName, AuthType: 'AWS_IAM'}]],
    change: {FunctionName, Cors: {MaxAge: 5, AllowOrigins: ['*']}},
  },
  {
    use: 'UpdateFunctionUrlConfig',
    what: 'another Cors',
    ready: [['CreateFunctionUrlConfig', {FunctionName, AuthType: 'AWS_IAM', Cors: {MaxAge: 5, AllowMethods: ['GET']}}]],
    change: {FunctionName, Cors: {AllowOrigins: ['*']}},
  },
  {
    use: 'AddPermission',
    what: 'a statement',
    change: {
      FunctionName,
      StatementId: 's1',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceAccount: '123456789012',
    },
  },
  {
    use: 'RemovePermission',
    what: 'a statement',
    ready: [
      ['AddPermission', {FunctionName, StatementId: 's1', Action: 'lambda:InvokeFunction', Principal: '123456789012'}],
    ],
    change: {FunctionName, StatementId: 's1'},
  },
];

describe.each(cases)('$use: $what', ({use, ready = [], change, undone}) => {
  it('is put back exactly as it was, or not at all', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    await makeFunction(sandbox);
    for (const [operation, input] of ready) await send(sandbox, operation, input);
    const before = await readSettled(sandbox);
    const declaration = findDeclaration(use);
    const facts = await readFacts(sandbox, declaration, change);
    const answer = await send(sandbox, declaration.operation, change);
    expect(await readAll(sandbox)).not.toEqual(before);
    const back = findUndo(
      declaration,
      {sent: change, before: facts.before, facts: {isFirst: facts.isFirst, answer, vanished: 0}},
      getOperation,
    );
    if (undone === false) return expect(back).toBeUndefined();
    expect(back).toBeDefined();
    if (back !== undefined) await send(sandbox, back.operation, back.input);
    expect(await readSettled(sandbox)).toEqual(before);
  });
});

function findDeclaration(name: string): OperationDeclaration {
  const found = declarations.find(one => (one.name ?? one.operation) === name);
  if (found === undefined) throw new Error(`Nothing is declared for ${name}`);
  return found;
}

async function makeFunction(sandbox: RunningSandbox): Promise<void> {
  await sandbox.client.createFunction(await functionInput(FunctionName, {Publish: true}));
  await sandbox.client.updateFunctionConfiguration({FunctionName, Description: 'second'});
  await sandbox.client.publishVersion({FunctionName});
  await sandbox.client.updateFunctionConfiguration({FunctionName, Description: ''});
}

async function send({client}: RunningSandbox, operation: string, input: Item): Promise<Item> {
  const name = `${operation[0]?.toLowerCase()}${operation.slice(1)}` as 'listTags';
  return (await client[name](input as never)) as unknown as Item;
}

async function readFacts(sandbox: RunningSandbox, {current}: OperationDeclaration, change: Item) {
  if (current === undefined) return {before: {}, isFirst: false};
  try {
    const answer = await send(sandbox, current.operation, current.input(change));
    return {before: {...current.toValues?.(answer), ...current.toKept?.(answer)}, isFirst: false};
  } catch (error) {
    if (current.absent?.includes((error as Error).name)) return {before: current.toValues?.({}) ?? {}, isFirst: true};
    throw error;
  }
}

/** The same once environments that are kept ready have been started. */
function readSettled(sandbox: RunningSandbox): Promise<Item> {
  return eventually(async () => {
    const all = await readAll(sandbox);
    expect(JSON.stringify(all)).not.toContain('IN_PROGRESS');
    return all;
  });
}

/** Everything there is of the function, but for what changes with every change. */
async function readAll(sandbox: RunningSandbox): Promise<Item> {
  const reads: readonly (readonly [string, Item])[] = [
    ['GetFunctionConfiguration', {FunctionName}],
    ['GetFunctionConcurrency', {FunctionName}],
    ['GetFunctionEventInvokeConfig', {FunctionName}],
    ['GetFunctionRecursionConfig', {FunctionName}],
    ['GetRuntimeManagementConfig', {FunctionName}],
    ['GetFunctionUrlConfig', {FunctionName}],
    ['GetPolicy', {FunctionName}],
    ['ListAliases', {FunctionName}],
    ['ListProvisionedConcurrencyConfigs', {FunctionName}],
  ];
  const answers: Record<string, unknown> = {};
  for (const [operation, input] of reads) {
    answers[operation] = await send(sandbox, operation, input).then(withoutNews, (error: Error) => error.name);
  }
  return answers;
}

const news = /^(\$metadata|RevisionId|LastModified|LastModifiedTime|CreationTime|FunctionUrl|RuntimeVersionConfig)$/;

function withoutNews(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => (news.test(name) || isNone(name, value) ? undefined : value)),
  );
}

/** What was taken away may be answered as something empty: a VPC without subnets, an environment without variables. */
function isNone(name: string, value: unknown): boolean {
  if (name === 'Environment') return Object.keys((value as {Variables?: object}).Variables ?? {}).length === 0;
  return name === 'VpcConfig' && (value as {SubnetIds?: readonly string[]}).SubnetIds?.length === 0;
}
