import {describe, expect, it, onTestFinished} from 'vitest';
import {declarations} from '../../src/catalog/index.ts';
import type {Item} from '../../src/core/item.ts';
import type {OperationDeclaration} from '../../src/core/operation/operation.ts';
import {findUndo} from '../../src/core/operation/undo.ts';
import {getOperation, isAlarmOperation} from '../../src/schema/index.ts';
import {eventually} from '../support/patience.ts';
import {
  accountId,
  functionInput,
  type RunningSandbox,
  region,
  runtimeVersionArn,
  startSandbox,
  zipOf,
} from '../support/sandbox.ts';

/** An input, perhaps with what earlier calls were answered, by their operations. */
type Given = Item | ((made: Readonly<Record<string, Item>>) => Item | Promise<Item>);

/** A change that is made ready by some calls; `undone` is false where no call brings back what was there. */
interface Case {
  readonly use: string;
  readonly what: string;
  readonly ready?: readonly (readonly [operation: string, input: Given])[];
  readonly change: Given;
  readonly undone?: false;
}

const FunctionName = 'orders';
const alias = {FunctionName, Name: 'live'};
const arn = `arn:aws:lambda:${region}:${accountId}:function:${FunctionName}`;
const layer = {LayerName: 'tools', VersionNumber: 1};
const madeLayer = [
  'PublishLayerVersion',
  async () => ({LayerName: 'tools', Content: {ZipFile: await zipOf({a: 'b'})}}),
] as const;
const orders = `arn:aws:sqs:${region}:${accountId}:orders`;
const records = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const polls = (settings: Item) =>
  ['CreateEventSourceMapping', {FunctionName, EventSourceArn: orders, ...settings}] as const;
const reads = (settings: Item) =>
  [
    'CreateEventSourceMapping',
    {FunctionName, EventSourceArn: records, StartingPosition: 'LATEST', ...settings},
  ] as const;
const mapping = (settings: Item) => (made: Readonly<Record<string, Item>>) => ({
  UUID: made['CreateEventSourceMapping']?.['UUID'],
  ...settings,
});
const publishers = (letter: string) => ({
  SigningProfileVersionArns: [`arn:aws:signer:${region}:${accountId}:/signing-profiles/${letter}/1`],
});
const madeSigning = ['CreateCodeSigningConfig', {AllowedPublishers: publishers('a')}] as const;
const signing = (settings: Item) => (made: Readonly<Record<string, Item>>) => ({
  CodeSigningConfigArn: toItem(made['CreateCodeSigningConfig']?.['CodeSigningConfig'])['CodeSigningConfigArn'],
  ...settings,
});
const statement = (Principal: unknown) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{Sid: 's', Effect: 'Allow', Principal, Action: 'lambda:InvokeFunction', Resource: arn}],
  });
const provider = {CapacityProviderName: 'big'};
const scaled = {FunctionName: 'managed', Qualifier: '1'};
const onProvider = {
  CapacityProviderConfig: {
    LambdaManagedInstancesCapacityProviderConfig: {
      CapacityProviderArn: `arn:aws:lambda:${region}:${accountId}:capacity-provider:big`,
    },
  },
};
const madeProvider = [
  'CreateCapacityProvider',
  {
    ...provider,
    VpcConfig: {SubnetIds: ['subnet-1a'], SecurityGroupIds: ['sg-1a']},
    PermissionsConfig: {CapacityProviderOperatorRoleArn: `arn:aws:iam::${accountId}:role/operator`},
    CapacityProviderScalingConfig: {MaxVCpuCount: 64, ScalingMode: 'Auto'},
  },
] as const;
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
  {
    use: 'RemovePermission',
    what: 'a statement with every condition',
    ready: [
      [
        'AddPermission',
        {
          ...{FunctionName, StatementId: 's2', Action: 'lambda:InvokeFunctionUrl', Principal: '*'},
          ...{FunctionUrlAuthType: 'AWS_IAM', PrincipalOrgID: 'o-1a2b3c4d5e', SourceAccount: accountId},
          SourceArn: 'arn:aws:s3:::bucket',
        },
      ],
    ],
    change: {FunctionName, StatementId: 's2'},
  },
  {
    use: 'UpdateFunctionCode',
    what: 'whose zip was not kept',
    change: async () => ({FunctionName, ZipFile: await zipOf({'index.mjs': '// other\n'})}),
    undone: false,
  },
  {
    use: 'PromoteAlias',
    what: 'the second version',
    ready: [['CreateAlias', {...alias, FunctionVersion: '1', RoutingConfig: {AdditionalVersionWeights: {2: 0.3}}}]],
    change: {...alias, FunctionVersion: '2', RoutingConfig: {AdditionalVersionWeights: {}}},
  },
  {
    use: 'ShiftAlias',
    what: 'a first share',
    ready: [madeAlias],
    change: {...alias, RoutingConfig: {AdditionalVersionWeights: {2: 0.3}}},
  },
  {
    use: 'AddLayerVersionPermission',
    what: 'a statement',
    ready: [madeLayer],
    change: {...layer, StatementId: 's1', Action: 'lambda:GetLayerVersion', Principal: '210987654321'},
  },
  {
    use: 'RemoveLayerVersionPermission',
    what: 'the statement of an organization',
    ready: [
      madeLayer,
      [
        'AddLayerVersionPermission',
        {...layer, StatementId: 's1', Action: 'lambda:GetLayerVersion', Principal: '*', OrganizationId: 'o-1a2b3c4d5e'},
      ],
    ],
    change: {...layer, StatementId: 's1'},
  },
  {use: 'CreateEventSourceMapping', what: 'of a queue', change: polls({})[1]},
  {
    use: 'UpdateEventSourceMapping',
    what: 'other settings of a queue',
    ready: [
      polls({
        ...{BatchSize: 5, MaximumBatchingWindowInSeconds: 3, ScalingConfig: {MaximumConcurrency: 7}},
        ...{FilterCriteria: {Filters: [{Pattern: '{"a": [1]}'}]}, FunctionResponseTypes: ['ReportBatchItemFailures']},
      }),
    ],
    change: mapping({
      ...{BatchSize: 9, MaximumBatchingWindowInSeconds: 0, ScalingConfig: {MaximumConcurrency: 9}},
      ...{FilterCriteria: {Filters: []}, FunctionResponseTypes: []},
    }),
  },
  {
    use: 'UpdateEventSourceMapping',
    what: 'a first filter',
    ready: [polls({})],
    change: mapping({FilterCriteria: {Filters: [{Pattern: '{"a": [1]}'}]}}),
  },
  {
    use: 'UpdateEventSourceMapping',
    what: 'a first limit and key of a queue',
    ready: [polls({})],
    change: mapping({
      ...{ScalingConfig: {MaximumConcurrency: 5}, FilterCriteria: {Filters: [{Pattern: '{}'}]}},
      KMSKeyArn: `arn:aws:kms:${region}:${accountId}:key/1`,
    }),
  },
  {
    use: 'UpdateEventSourceMapping',
    what: 'first words on failing of a queue',
    ready: [polls({})],
    change: mapping({FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumBatchingWindowInSeconds: 4}),
  },
  {
    use: 'UpdateEventSourceMapping',
    what: 'other settings of a stream',
    ready: [reads({})],
    change: mapping({
      ...{BisectBatchOnFunctionError: true, MaximumRetryAttempts: 3, MaximumRecordAgeInSeconds: 600},
      ...{ParallelizationFactor: 4, TumblingWindowInSeconds: 0},
    }),
  },
  {
    use: 'UpdateEventSourceMapping',
    what: 'a first destination of a stream',
    ready: [reads({})],
    change: mapping({DestinationConfig: {OnFailure: {Destination: queue}}}),
  },
  {use: 'DisableMapping', what: 'of a queue', ready: [polls({})], change: mapping({Enabled: false})},
  {use: 'EnableMapping', what: 'of a queue', ready: [polls({Enabled: false})], change: mapping({Enabled: true})},
  {use: 'PutResourcePolicy', what: 'the first', change: {ResourceArn: arn, Policy: statement({AWS: accountId})}},
  {
    use: 'PutResourcePolicy',
    what: 'another',
    ready: [['PutResourcePolicy', {ResourceArn: arn, Policy: statement({AWS: accountId})}]],
    change: {ResourceArn: arn, Policy: statement({Service: 's3.amazonaws.com'})},
  },
  {
    use: 'DeleteResourcePolicy',
    what: 'what there is',
    ready: [['PutResourcePolicy', {ResourceArn: arn, Policy: statement({AWS: accountId})}]],
    change: {ResourceArn: arn},
  },
  {
    use: 'EditListedUrl',
    what: 'how it lets in and answers',
    ready: [['CreateFunctionUrlConfig', {FunctionName, AuthType: 'AWS_IAM'}]],
    change: {FunctionName, AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM'},
  },
  {use: 'TagResource', what: 'first ones', change: {Resource: arn, Tags: {team: 'shop', empty: ''}}},
  {
    use: 'TagResource',
    what: 'another value',
    ready: [['TagResource', {Resource: arn, Tags: {team: 'shop', stage: 'prod'}}]],
    change: {Resource: arn, Tags: {team: ''}},
  },
  {
    use: 'TagResource',
    what: 'a new one and another value',
    ready: [['TagResource', {Resource: arn, Tags: {team: 'shop'}}]],
    change: {Resource: arn, Tags: {team: 'pay', stage: 'prod'}},
    undone: false,
  },
  {
    use: 'UntagResource',
    what: 'one of two, and one that there is not',
    ready: [['TagResource', {Resource: arn, Tags: {team: '', stage: 'prod'}}]],
    change: {Resource: arn, TagKeys: ['team', 'other']},
  },
  {
    use: 'PutFunctionCodeSigningConfig',
    what: 'the first',
    ready: [madeSigning],
    change: signing({FunctionName}),
  },
  {
    use: 'DeleteFunctionCodeSigningConfig',
    what: 'the only one',
    ready: [madeSigning, ['PutFunctionCodeSigningConfig', signing({FunctionName})]],
    change: {FunctionName},
  },
  {use: 'CreateCodeSigningConfig', what: 'one', change: {AllowedPublishers: publishers('a')}},
  {
    use: 'UpdateCodeSigningConfig',
    what: 'its words, publishers and policy',
    ready: [madeSigning],
    change: signing({
      ...{Description: 'first', AllowedPublishers: publishers('b')},
      CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Enforce'},
    }),
  },
  {
    use: 'UpdateCapacityProvider',
    what: 'how far it grows',
    ready: [madeProvider],
    change: {...provider, CapacityProviderScalingConfig: {MaxVCpuCount: 70, ScalingMode: 'Auto'}},
  },
  {
    use: 'CreateFunction',
    what: 'another one',
    change: async () => ({...(await functionInput('another'))}),
  },
  {
    use: 'PutFunctionScalingConfig',
    what: 'other limits',
    ready: [
      madeProvider,
      ['CreateFunction', async () => ({...(await functionInput('managed', {Publish: true, ...onProvider}))})],
      ['PutFunctionScalingConfig', {...scaled, FunctionScalingConfig: {MinExecutionEnvironments: 2}}],
    ],
    change: {...scaled, FunctionScalingConfig: {MinExecutionEnvironments: 3, MaxExecutionEnvironments: 5}},
  },
];

it('has a case of every change of Lambda that can be undone', () => {
  const undone = declarations.filter(({undo, operation}) => undo !== undefined && !isAlarmOperation(operation));
  const missing = undone
    .map(({name, operation}) => name ?? operation)
    .filter(use => !cases.some(one => one.use === use));
  expect(missing).toEqual([]);
});

describe.each(cases)('$use: $what', ({use, ready = [], change, undone}) => {
  it('is put back exactly as it was, or not at all', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    await makeFunction(sandbox);
    const made: Record<string, Item> = {};
    const give = async (input: Given) => (typeof input === 'function' ? await input(made) : input);
    for (const [operation, input] of ready) made[operation] = await send(sandbox, operation, await give(input));
    const before = await readSettled(sandbox);
    const declaration = findDeclaration(use);
    const sent = await give(change);
    const facts = await readFacts(sandbox, declaration, sent);
    const answer = await send(sandbox, declaration.operation, sent);
    expect(await readAll(sandbox)).not.toEqual(before);
    const back = findUndo(
      declaration,
      {sent, before: facts.before, facts: {isFirst: facts.isFirst, answer, vanished: 0}},
      getOperation,
    );
    if (undone === false) return expect(back).toBeUndefined();
    expect(back).toBeDefined();
    if (back !== undefined) await send(sandbox, back.operation, back.input);
    expect(await readSettled(sandbox)).toEqual(before);
  });
});

function toItem(value: unknown): Item {
  return (value ?? {}) as Item;
}

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
    expect(JSON.stringify(all)).not.toMatch(/IN_PROGRESS|"(Pending|(Creat|Updat|Enabl|Disabl|Delet)ing)"/);
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
    ['GetFunctionCodeSigningConfig', {FunctionName}],
    ['GetFunctionScalingConfig', scaled],
    ['GetResourcePolicy', {ResourceArn: arn}],
    ['ListTags', {Resource: arn}],
    ['ListEventSourceMappings', {}],
    ['ListCodeSigningConfigs', {}],
    ['ListCapacityProviders', {}],
    ['GetLayerVersionPolicy', layer],
    ['ListFunctions', {}],
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
  if (name === 'Description') return value === '';
  if (name === 'Environment') return Object.keys((value as {Variables?: object}).Variables ?? {}).length === 0;
  return name === 'VpcConfig' && (value as {SubnetIds?: readonly string[]}).SubnetIds?.length === 0;
}
