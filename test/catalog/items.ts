import type {Answer} from '../../src/core/detail-line.ts';
import {readSteps} from '../../src/core/durable/read-steps.ts';
import type {Item} from '../../src/core/item.ts';
import type {ItemOf} from '../../src/core/list-operation.ts';
import type {Problem, ProblemKind} from '../../src/core/problem.ts';
import type {DetailContext} from '../../src/core/resource/detail.ts';
import type {Resource} from '../../src/core/resource/resource.ts';
import {loadAlarmOperations} from '../../src/schema/index.ts';

// Declarations of alarms name operations that are loaded when first needed.
await loadAlarmOperations();

/** The time all these tests happen at. */
export const now = new Date('2026-11-22T14:03:22Z');

const prefix = 'arn:aws:lambda:eu-west-1:123456789012';

/** A function as ListFunctions tells it: without state and last update. */
export const orders: ItemOf<'ListFunctions'> = {
  FunctionName: 'orders-api',
  FunctionArn: `${prefix}:function:orders-api`,
  Runtime: 'nodejs24.x',
  Role: 'arn:aws:iam::123456789012:role/orders-api',
  Handler: 'index.handler',
  CodeSize: 1_258_291,
  CodeSha256: '7f3aSGVsbG8gdGhlcmUsIGhvdyBhcmUgeW91IHRvZGF5Pz8=',
  Description: 'Takes orders',
  Timeout: 10,
  MemorySize: 512,
  LastModified: '2026-11-22T14:01:22.000+0000',
  Version: '$LATEST',
  PackageType: 'Zip',
  Architectures: ['arm64'],
  RevisionId: '0f5d7b3c-1111-2222-3333-444455556666',
  Environment: {Variables: {TABLE: 'orders', API_KEY: 'hunter2'}},
  Layers: [{Arn: `${prefix}:layer:tools:2`, CodeSize: 2048}],
  LoggingConfig: {LogFormat: 'JSON', LogGroup: '/aws/lambda/orders-api'},
};

export const version: ItemOf<'ListVersionsByFunction'> = {
  ...orders,
  FunctionArn: `${prefix}:function:orders-api:13`,
  Version: '13',
  Description: 'canary build',
};

export const alias: ItemOf<'ListAliases'> = {
  AliasArn: `${prefix}:function:orders-api:live`,
  Name: 'live',
  FunctionVersion: '12',
  Description: 'what customers use',
  RoutingConfig: {AdditionalVersionWeights: {'13': 0.1}},
  RevisionId: '1f5d7b3c-1111-2222-3333-444455556666',
};

export const layer: ItemOf<'ListLayers'> = {
  LayerName: 'tools',
  LayerArn: `${prefix}:layer:tools`,
  LatestMatchingVersion: {
    LayerVersionArn: `${prefix}:layer:tools:3`,
    Version: 3,
    Description: 'shared tools',
    CreatedDate: '2026-11-18T14:03:22.000+0000',
    CompatibleRuntimes: ['nodejs24.x', 'nodejs22.x'],
    CompatibleArchitectures: ['arm64'],
  },
};

/** A version of that layer before its latest one. */
export const layerVersion: ItemOf<'ListLayerVersions'> = {
  ...layer.LatestMatchingVersion,
  LayerVersionArn: `${prefix}:layer:tools:2`,
  Version: 2,
};

export const mapping: ItemOf<'ListEventSourceMappings'> = {
  UUID: 'a1b2c3d4-1111-2222-3333-444455556666',
  EventSourceMappingArn: `${prefix}:event-source-mapping:a1b2c3d4-1111-2222-3333-444455556666`,
  EventSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:orders-queue',
  FunctionArn: `${prefix}:function:orders-api:live`,
  BatchSize: 10,
  MaximumBatchingWindowInSeconds: 5,
  State: 'Enabled',
  LastProcessingResult: 'OK',
  LastModified: '2026-11-22T11:03:22.000Z',
  FilterCriteria: {Filters: [{Pattern: '{"body":{"kind":["order"]}}'}]},
};

/** A capacity provider that may grow to 400 vCPUs. */
const provider: ItemOf<'ListCapacityProviders'> = {
  CapacityProviderArn: `${prefix}:capacity-provider:web`,
  State: 'Active',
  VpcConfig: {SubnetIds: ['subnet-1a', 'subnet-1b'], SecurityGroupIds: ['sg-1']},
  PermissionsConfig: {CapacityProviderOperatorRoleArn: 'arn:aws:iam::123456789012:role/operator'},
  InstanceRequirements: {Architectures: ['arm64']},
  CapacityProviderScalingConfig: {MaxVCpuCount: 400, ScalingMode: 'Auto'},
  LastModified: '2026-11-20T14:03:22.000Z',
};

const releases = 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/Releases/a1B2c3D4e5';

/** A code signing configuration that refuses what is not signed. */
const signing: ItemOf<'ListCodeSigningConfigs'> = {
  CodeSigningConfigId: 'csc-0123456789abcdef0',
  CodeSigningConfigArn: `${prefix}:code-signing-config:csc-0123456789abcdef0`,
  Description: 'releases only',
  AllowedPublishers: {SigningProfileVersionArns: [releases]},
  CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Enforce'},
  LastModified: '2026-11-20T14:03:22.000Z',
};

/** A durable execution that waits for an approval since a minute. */
const execution: ItemOf<'ListDurableExecutionsByFunction'> = {
  DurableExecutionArn: `${prefix}:function:orders-api:13/durable-execution/order-42/0f5d7b3c-1111-2222-3333-444455556666`,
  DurableExecutionName: 'order-42',
  FunctionArn: `${prefix}:function:orders-api:13`,
  Status: 'RUNNING',
  StartTimestamp: '2026-11-22T14:02:22.000Z',
};

/** The history of that execution. */
export const history: readonly ItemOf<'GetDurableExecutionHistory'>[] = [
  {
    EventId: 1,
    EventType: 'ExecutionStarted',
    EventTimestamp: '2026-11-22T14:02:22.000Z',
    ExecutionStartedDetails: {Input: {Payload: '{"order":42}'}, ExecutionTimeout: 3600},
  },
  {
    EventId: 2,
    EventType: 'CallbackStarted',
    EventTimestamp: '2026-11-22T14:02:23.000Z',
    Id: 'c1',
    Name: 'approval',
    CallbackStartedDetails: {CallbackId: 'Ab3dEf6hIj9lMn2pQr5tUv8xYz1B', Timeout: 600},
  },
];

const [whole, approval] = readSteps(history, execution.DurableExecutionArn ?? '');
if (whole === undefined || approval === undefined) throw new Error('An execution that waits has two steps');

/** A believable item of each resource, by its name. */
export const items: Readonly<Record<string, Item>> = {
  functions: {...orders},
  versions: {...version},
  'layer-versions': {...layerVersion},
  aliases: {...alias},
  layers: {...layer},
  mappings: {...mapping},
  executions: {...execution},
  steps: {...approval},
  'capacity-providers': {...provider},
  'capacity-provider-versions': {FunctionArn: `${prefix}:function:orders-api:13`, State: 'Active'},
  'function-urls': {
    FunctionArn: `${prefix}:function:orders-api:live`,
    FunctionUrl: 'https://abcdefghijklmnop.lambda-url.eu-west-1.on.aws/',
    AuthType: 'NONE',
    CreationTime: '2026-11-20T14:03:22.000Z',
    LastModifiedTime: '2026-11-20T14:03:22.000Z',
    InvokeMode: 'BUFFERED',
    Cors: {AllowOrigins: ['*']},
  },
  'account-mappings': {...mapping},
  'code-signing-configs': {...signing},
  'code-signing-functions': {FunctionArn: `${prefix}:function:orders-api`},
};

/** The tab of that title, to be asked for its lines. */
export function tabOf(resource: Resource, title: string) {
  const tab = resource.tabs.find(candidate => candidate.title === title);
  if (tab === undefined) throw new Error(`${resource.name} has no tab ${title}`);
  return {
    /** Lines with the answers given; a read without one is still pending. */
    linesOf(
      item: object,
      answers: Readonly<Record<string, Answer<unknown>>> = {},
      context: Partial<DetailContext> = {},
    ) {
      const pending = Object.keys(tab.reads).map(name => [name, {state: 'pending'} as const]);
      // What the item's own call tells of it is in the item by the time a tab gets it.
      const own = answers['configuration'] ?? answers['mapping'];
      return tab.lines(
        (own?.state === 'ready' ? {...item, ...(own.value as Item)} : item) as Item,
        {...Object.fromEntries(pending), ...answers},
        {now, region: 'eu-west-1', width: 60, height: 24, metrics: undefined, ...context},
      );
    },
  };
}

/** The row of that label. */
export function rowOf<Line extends {readonly label?: string}>(lines: readonly Line[], label: string): Line | undefined {
  return lines.find(line => line.label === label);
}

export function ready(value: unknown): Answer<unknown> {
  return {state: 'ready', value};
}

export function failed(kind: ProblemKind, code: string): Answer<unknown> {
  const problem: Problem = {kind, what: 'The call failed', why: 'so it is', tryThis: 'aws sso login', code};
  return {state: 'failed', problem};
}

export const denied = failed('denied', 'AccessDeniedException');
