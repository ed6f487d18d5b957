import {CloudWatch} from '@aws-sdk/client-cloudwatch';
import type {Item} from '../../../src/core/item.ts';
import {isAlarmOperation} from '../../../src/schema/index.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  runtimeVersionArn,
  zipOf,
} from '../../support/sandbox.ts';

/** Something that is there to be changed, and how two clients change it. */
export interface Thing {
  /** The resource whose items it is changed on; none where the form asks what it is on. */
  readonly resource: string | undefined;
  /** What it is changed on; several are changed together. */
  readonly items: readonly Item[];
  /** What is filled in where the form asks what it is on. */
  readonly target?: Item;
  /** What the console's user may fill in. */
  readonly mine: readonly Item[];
  /** What another client may do to the first of the items. */
  readonly theirs: readonly (readonly [operation: string, input: Item])[];
}

/** Makes something to be changed, under a name of its own. */
export type MakeThing = (sandbox: RunningSandbox, name: string) => Promise<Thing>;

/** Calls an operation by its name. */
export async function callSandbox({client, url}: RunningSandbox, operation: string, input: Item): Promise<Item> {
  if (isAlarmOperation(operation)) {
    const cloudWatch = new CloudWatch({region, endpoint: url, credentials, maxAttempts: 1});
    const call = `${operation[0]?.toLowerCase()}${operation.slice(1)}` as 'describeAlarms';
    return (await cloudWatch[call](input as never)) as unknown as Item;
  }
  const name = `${operation[0]?.toLowerCase()}${operation.slice(1)}` as 'listTags';
  return (await client[name](input as never)) as unknown as Item;
}

const queue = (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`;
export const arnOf = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;
const publisher = (name: string) => `arn:aws:signer:${region}:${accountId}:/signing-profiles/${name}/aBcDeFgHiJ`;
const policyOf = (arn: string, Sid: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid,
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${accountId}:root`},
        Action: 'lambda:InvokeFunction',
        Resource: arn,
      },
    ],
  });

const otherCode = await zipOf({'index.mjs': 'export const handler = async () => "theirs";\n'});

type Step = readonly [operation: string, input: Item];

interface OfFunction {
  readonly steps?: readonly Step[];
  readonly mine?: readonly Item[];
  readonly theirs: readonly Step[];
}

/** A function with two versions and an alias to the first, after further steps. */
function ofFunction(
  given: (name: string) => OfFunction,
  on: (name: string) => Pick<Thing, 'resource' | 'items'> = onFunction,
): MakeThing {
  return async (sandbox, name) => {
    await makeFunction(sandbox, name);
    const {steps = [], mine = [{}], theirs} = given(name);
    for (const [operation, input] of steps) await callSandbox(sandbox, operation, input);
    return {...on(name), mine, theirs};
  };
}

const toChangedUrl = (name: string): OfFunction => ({
  steps: [['CreateFunctionUrlConfig', {FunctionName: name, AuthType: 'AWS_IAM', Cors: {MaxAge: 5}}]],
  mine: [{InvokeMode: 'RESPONSE_STREAM'}, {Cors: {MaxAge: 6, AllowOrigins: ['*']}}],
  theirs: [
    ['UpdateFunctionUrlConfig', {FunctionName: name, Cors: {MaxAge: 9, AllowMethods: ['GET']}}],
    ['UpdateFunctionUrlConfig', {FunctionName: name, InvokeMode: 'RESPONSE_STREAM'}],
  ],
});

const toRemovedUrl = (name: string): OfFunction => ({
  steps: [['CreateFunctionUrlConfig', {FunctionName: name, AuthType: 'AWS_IAM', Cors: {MaxAge: 5}}]],
  theirs: [['UpdateFunctionUrlConfig', {FunctionName: name, Cors: {MaxAge: 9}}]],
});

async function makeFunction(sandbox: RunningSandbox, name: string): Promise<void> {
  const FunctionName = name;
  await sandbox.client.createFunction(await functionInput(name, {Publish: true, Timeout: 5}));
  await sandbox.client.updateFunctionConfiguration({FunctionName, Description: 'second'});
  await sandbox.client.publishVersion({FunctionName});
  await sandbox.client.createAlias({FunctionName, Name: 'live', FunctionVersion: '1'});
}

const functionItem = (name: string): Item => ({FunctionName: name, FunctionArn: arnOf(name)});
const onFunction = (name: string) => ({resource: 'functions', items: [functionItem(name)]});
const onUrl = (name: string) => ({resource: 'function-urls', items: [{FunctionArn: arnOf(name)}]});
const onAlias = (name: string) => ({
  resource: 'aliases',
  items: [{AliasArn: `${arnOf(name)}:live`, Name: 'live', FunctionVersion: '1'}],
});
const onPair = (name: string) => ({resource: 'functions', items: [functionItem(name), functionItem(`${name}-too`)]});

/** Two functions, of which the other client changes the first. */
function ofPair(given: (name: string) => OfFunction): MakeThing {
  return async (sandbox, name) => {
    for (const one of [`${name}-too`, name]) {
      await makeFunction(sandbox, one);
      for (const [operation, input] of given(one).steps ?? []) await callSandbox(sandbox, operation, input);
    }
    const {mine = [{}], theirs} = given(name);
    return {...onPair(name), mine, theirs};
  };
}

const reserve = (FunctionName: string, reserved: number): Step => [
  'PutFunctionConcurrency',
  {FunctionName, ReservedConcurrentExecutions: reserved},
];
const unreserve = (FunctionName: string): Step => ['DeleteFunctionConcurrency', {FunctionName}];
const putAsync = (FunctionName: string, settings: Item): Step => [
  'PutFunctionEventInvokeConfig',
  {FunctionName, ...settings},
];
const configure = (FunctionName: string, settings: Item): Step => [
  'UpdateFunctionConfiguration',
  {FunctionName, ...settings},
];
const updateAlias = (FunctionName: string, change: Item): Step => [
  'UpdateAlias',
  {FunctionName, Name: 'live', ...change},
];
const provision = (FunctionName: string, count: number): Step => [
  'PutProvisionedConcurrencyConfig',
  {FunctionName, Qualifier: 'live', ProvisionedConcurrentExecutions: count},
];
const allow = (FunctionName: string, StatementId: string): Step => [
  'AddPermission',
  {FunctionName, StatementId, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com'},
];
const tag = (name: string, Tags: Item): Step => ['TagResource', {Resource: arnOf(name), Tags}];
const weights = (share: number): Item => ({RoutingConfig: {AdditionalVersionWeights: {2: share}}});
const async = {MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600};
const asyncChanges = (name: string): readonly Step[] => [
  putAsync(name, {...async, MaximumEventAgeInSeconds: 777}),
  putAsync(name, {MaximumRetryAttempts: 0}),
  putAsync(name, async),
];
const aliasChanges = (name: string): readonly Step[] => [
  updateAlias(name, {FunctionVersion: '2'}),
  updateAlias(name, {Description: 'theirs', ...weights(0.5)}),
];
const reservationChanges = (name: string): readonly Step[] => [reserve(name, 5), reserve(name, 7), unreserve(name)];
const policyChanges = (name: string): readonly Step[] => [
  allow(name, 'theirs'),
  ['RemovePermission', {FunctionName: name, StatementId: 's1'}],
];
const recursionChanges = (FunctionName: string): readonly Step[] => [
  ['PutFunctionRecursionConfig', {FunctionName, RecursiveLoop: 'Allow'}],
  ['PutFunctionRecursionConfig', {FunctionName, RecursiveLoop: 'Terminate'}],
];
const tagChanges = (name: string): readonly Step[] => [
  tag(name, {owner: 'theirs'}),
  tag(name, {cost: '1'}),
  ['UntagResource', {Resource: arnOf(name), TagKeys: ['team']}],
];

function ofMapping(mine: readonly Item[], isEnabled: boolean, count = 1): MakeThing {
  return async (sandbox, name) => {
    await makeFunction(sandbox, name);
    const items: Item[] = [];
    for (const index of Array.from({length: count}).keys()) {
      const made = await sandbox.client.createEventSourceMapping({
        FunctionName: name,
        EventSourceArn: queue(`${name}-${index}`),
        BatchSize: 10,
        Enabled: isEnabled,
      });
      items.push({UUID: made.UUID, FunctionArn: arnOf(name), State: isEnabled ? 'Enabled' : 'Disabled'});
    }
    const update = (change: Item): Step => ['UpdateEventSourceMapping', {UUID: items[0]?.['UUID'], ...change}];
    const FilterCriteria = {Filters: [{Pattern: '{"body":{"a":[1]}}'}]};
    const theirs = [update({BatchSize: 7}), update({FilterCriteria}), update({Enabled: !isEnabled})];
    return {resource: 'mappings', items, mine, theirs};
  };
}

function ofLayer(mine: readonly Item[]): MakeThing {
  return async (sandbox, name) => {
    const {Code} = await functionInput(name);
    await sandbox.client.publishLayerVersion({LayerName: name, Content: {ZipFile: Code?.ZipFile}});
    const allowLayer = (StatementId: string): Step => [
      'AddLayerVersionPermission',
      {LayerName: name, VersionNumber: 1, StatementId, Action: 'lambda:GetLayerVersion', Principal: accountId},
    ];
    await callSandbox(sandbox, ...allowLayer('s1'));
    const remove = (StatementId: string): Step => [
      'RemoveLayerVersionPermission',
      {LayerName: name, VersionNumber: 1, StatementId},
    ];
    const items = [{LayerName: name, LatestMatchingVersion: {Version: 1}}];
    return {resource: 'layers', items, mine, theirs: [allowLayer('theirs'), remove('s1')]};
  };
}

async function makeSigning({client}: RunningSandbox, Description: string): Promise<string> {
  const {CodeSigningConfig} = await client.createCodeSigningConfig({
    Description,
    AllowedPublishers: {SigningProfileVersionArns: [publisher('one')]},
  });
  return CodeSigningConfig?.CodeSigningConfigArn ?? '';
}

const makeFunctionSigning: MakeThing = async (sandbox, name) => {
  await makeFunction(sandbox, name);
  const [one, two] = [await makeSigning(sandbox, 'one'), await makeSigning(sandbox, 'two')];
  const put = (CodeSigningConfigArn: string): Step => [
    'PutFunctionCodeSigningConfig',
    {FunctionName: name, CodeSigningConfigArn},
  ];
  await callSandbox(sandbox, ...put(one));
  const mine = [{CodeSigningConfigArn: await makeSigning(sandbox, 'three')}];
  return {...onFunction(name), mine, theirs: [put(two), ['DeleteFunctionCodeSigningConfig', {FunctionName: name}]]};
};

const network = {
  PermissionsConfig: {CapacityProviderOperatorRoleArn: `arn:aws:iam::${accountId}:role/operator`},
  VpcConfig: {SubnetIds: ['subnet-0123abcd'], SecurityGroupIds: ['sg-0123abcd']},
};

const makeCapacity: MakeThing = async (sandbox, name) => {
  await sandbox.client.createCapacityProvider({CapacityProviderName: name, ...network});
  const scale = (MaxVCpuCount: number): Step => [
    'UpdateCapacityProvider',
    {CapacityProviderName: name, CapacityProviderScalingConfig: {MaxVCpuCount}},
  ];
  const mine = [{CapacityProviderScalingConfig: {MaxVCpuCount: 70}}];
  return {resource: undefined, items: [], target: {CapacityProviderName: name}, mine, theirs: [scale(8), scale(70)]};
};

/** An alarm that another client edits or deletes. */
function makeAlarm(toTarget: (name: string) => Item): MakeThing {
  return async (sandbox, name) => {
    const put = (change: Item): Step => [
      'PutMetricAlarm',
      {
        ...{AlarmName: name, Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 60},
        ...{EvaluationPeriods: 5, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', ...change},
      },
    ];
    await callSandbox(sandbox, ...put({}));
    return {
      ...{resource: undefined, items: [], target: toTarget(name)},
      mine: [{Threshold: 5, AlarmDescription: 'mine'}, {EvaluationPeriods: 3}],
      theirs: [
        put({Threshold: 7.5}),
        put({AlarmActions: ['arn:aws:sns:x:1:on-call']}),
        ['DeleteAlarms', {AlarmNames: [name]}],
      ],
    };
  };
}

const makeScaled: MakeThing = async (sandbox, name) => {
  const {CapacityProvider} = await sandbox.client.createCapacityProvider({CapacityProviderName: name, ...network});
  const LambdaManagedInstancesCapacityProviderConfig = {CapacityProviderArn: CapacityProvider?.CapacityProviderArn};
  const CapacityProviderConfig = {LambdaManagedInstancesCapacityProviderConfig};
  await sandbox.client.createFunction(
    await functionInput(name, {Publish: true, MemorySize: 2048, CapacityProviderConfig} as never),
  );
  const limit = (limits: Item): Step => [
    'PutFunctionScalingConfig',
    {FunctionName: name, Qualifier: '1', FunctionScalingConfig: limits},
  ];
  await callSandbox(sandbox, ...limit({MinExecutionEnvironments: 1, MaxExecutionEnvironments: 4}));
  return {
    resource: 'versions',
    items: [{FunctionName: name, FunctionArn: `${arnOf(name)}:1`, Version: '1'}],
    mine: [{FunctionScalingConfig: {MinExecutionEnvironments: 2, MaxExecutionEnvironments: 4}}],
    theirs: [limit({MinExecutionEnvironments: 1, MaxExecutionEnvironments: 6})],
  };
};

/** Something to change for every declared change of what is there already, by the name of its declaration. */
export const things: Readonly<Record<string, readonly MakeThing[]>> = {
  UpdateFunctionConfiguration: [
    ofFunction(name => ({
      steps: [configure(name, {Environment: {Variables: {AA: '1', BB: ''}}})],
      mine: [{Timeout: 9}, {Environment: {Variables: {AA: '1', MINE: '2'}}}, {Description: 'mine', MemorySize: 256}],
      theirs: [
        configure(name, {Timeout: 12}),
        configure(name, {Environment: {Variables: {AA: '2', THEIRS: ''}}}),
        configure(name, {Description: 'second'}),
      ],
    })),
  ],
  UpdateFunctionCode: [
    ofFunction(name => ({
      mine: [{ZipFile: 'code.zip'}],
      theirs: [
        ['UpdateFunctionCode', {FunctionName: name, ZipFile: otherCode}],
        configure(name, {Description: 'theirs'}),
      ],
    })),
  ],
  PublishVersion: [
    ofFunction(name => ({
      steps: [configure(name, {Timeout: 7})],
      mine: [{Description: 'mine'}],
      theirs: [configure(name, {Timeout: 12}), ['UpdateFunctionCode', {FunctionName: name, ZipFile: otherCode}]],
    })),
  ],
  UpdateAlias: [
    ofFunction(
      name => ({mine: [{Description: 'mine'}, {FunctionVersion: '2'}, weights(0.1)], theirs: aliasChanges(name)}),
      onAlias,
    ),
  ],
  PointAlias: [ofFunction(name => ({mine: [{FunctionVersion: '2'}], theirs: aliasChanges(name)}), onAlias)],
  PromoteAlias: [
    ofFunction(
      name => ({steps: [updateAlias(name, weights(0.3))], theirs: aliasChanges(name)}),
      name => ({...onAlias(name), items: onAlias(name).items.map(item => ({...item, ...weights(0.3)}))}),
    ),
  ],
  ShiftAlias: [ofFunction(name => ({mine: [weights(0.2)], theirs: aliasChanges(name)}), onAlias)],
  DeleteAlias: [
    ofFunction(
      name => ({theirs: [...aliasChanges(name), ['DeleteAlias', {FunctionName: name, Name: 'live'}]]}),
      onAlias,
    ),
  ],
  AddLayerVersionPermission: [ofLayer([{StatementId: 'mine', Principal: accountId}])],
  RemoveLayerVersionPermission: [ofLayer([{StatementId: 's1'}])],
  UpdateEventSourceMapping: [ofMapping([{BatchSize: 3}, {MaximumBatchingWindowInSeconds: 4}], true)],
  DisableMapping: [ofMapping([{}], true), ofMapping([{}], true, 2)],
  EnableMapping: [ofMapping([{}], false), ofMapping([{}], false, 2)],
  PutFunctionConcurrency: [
    ofFunction(name => ({
      steps: [reserve(name, 3)],
      mine: [{ReservedConcurrentExecutions: 9}, {ReservedConcurrentExecutions: 0}],
      theirs: reservationChanges(name),
    })),
    ofPair(name => ({
      steps: [reserve(name, 3)],
      mine: [{ReservedConcurrentExecutions: 9}],
      theirs: reservationChanges(name),
    })),
  ],
  DeleteFunctionConcurrency: [
    ofFunction(name => ({steps: [reserve(name, 3)], theirs: reservationChanges(name)})),
    ofPair(name => ({steps: [reserve(name, 3)], theirs: reservationChanges(name)})),
  ],
  PutProvisionedConcurrencyConfig: [
    ofFunction(
      name => ({
        steps: [provision(name, 2)],
        mine: [{ProvisionedConcurrentExecutions: 4}],
        theirs: [provision(name, 3), ['DeleteProvisionedConcurrencyConfig', {FunctionName: name, Qualifier: 'live'}]],
      }),
      onAlias,
    ),
  ],
  DeleteProvisionedConcurrencyConfig: [
    ofFunction(name => ({steps: [provision(name, 2)], theirs: [provision(name, 3)]}), onAlias),
  ],
  PutFunctionScalingConfig: [makeScaled],
  UpdateFunctionEventInvokeConfig: [
    ofFunction(name => ({
      steps: [putAsync(name, async)],
      mine: [{MaximumRetryAttempts: 0}, {MaximumEventAgeInSeconds: 60}],
      theirs: asyncChanges(name),
    })),
  ],
  PutFunctionEventInvokeConfig: [
    ofFunction(name => ({
      steps: [putAsync(name, async)],
      mine: [{MaximumRetryAttempts: 0}, {MaximumEventAgeInSeconds: 60}],
      theirs: asyncChanges(name),
    })),
    ofFunction(name => ({mine: [{MaximumRetryAttempts: 0}], theirs: asyncChanges(name)})),
  ],
  DeleteFunctionEventInvokeConfig: [ofFunction(name => ({steps: [putAsync(name, async)], theirs: asyncChanges(name)}))],
  AddPermission: [
    ofFunction(name => ({
      steps: [allow(name, 's1')],
      mine: [{StatementId: 'mine', Principal: 's3.amazonaws.com', Action: 'lambda:InvokeFunction'}],
      theirs: policyChanges(name),
    })),
  ],
  RemovePermission: [
    ofFunction(name => ({
      steps: [allow(name, 's1'), allow(name, 's2')],
      mine: [{StatementId: 's2'}],
      theirs: policyChanges(name),
    })),
  ],
  PutResourcePolicy: [
    ofFunction(name => ({
      steps: [['PutResourcePolicy', {ResourceArn: arnOf(name), Policy: policyOf(arnOf(name), 'first')}]],
      mine: [{Policy: policyOf(arnOf(name), 'mine')}],
      theirs: [['PutResourcePolicy', {ResourceArn: arnOf(name), Policy: policyOf(arnOf(name), 'theirs')}]],
    })),
  ],
  DeleteResourcePolicy: [
    ofFunction(name => ({
      steps: [['PutResourcePolicy', {ResourceArn: arnOf(name), Policy: policyOf(arnOf(name), 'first')}]],
      theirs: [['PutResourcePolicy', {ResourceArn: arnOf(name), Policy: policyOf(arnOf(name), 'theirs')}]],
    })),
  ],
  UpdateFunctionUrlConfig: [ofFunction(toChangedUrl)],
  EditListedUrl: [ofFunction(toChangedUrl, onUrl)],
  DeleteFunctionUrlConfig: [ofFunction(toRemovedUrl)],
  DeleteListedUrl: [ofFunction(toRemovedUrl, onUrl)],
  TagResource: [
    ofFunction(name => ({
      steps: [tag(name, {team: 'shop', owner: 'us'})],
      mine: [{Tags: {owner: 'mine'}}, {Tags: {mine: '1'}}],
      theirs: tagChanges(name),
    })),
    ofPair(name => ({
      steps: [tag(name, {team: 'shop', owner: 'us'})],
      mine: [{Tags: {owner: 'mine'}}],
      theirs: tagChanges(name),
    })),
  ],
  UntagResource: [
    ofFunction(name => ({
      steps: [tag(name, {team: 'shop', owner: 'us'})],
      mine: [{TagKeys: ['owner']}],
      theirs: tagChanges(name),
    })),
    ofPair(name => ({
      steps: [tag(name, {team: 'shop', owner: 'us'})],
      mine: [{TagKeys: ['owner']}],
      theirs: tagChanges(name),
    })),
  ],
  PutFunctionRecursionConfig: [
    ofFunction(name => ({mine: [{RecursiveLoop: 'Allow'}], theirs: recursionChanges(name)})),
    ofPair(name => ({mine: [{RecursiveLoop: 'Allow'}], theirs: recursionChanges(name)})),
  ],
  PutRuntimeManagementConfig: [
    ofFunction(name => ({
      mine: [{UpdateRuntimeOn: 'FunctionUpdate'}],
      theirs: [
        [
          'PutRuntimeManagementConfig',
          {FunctionName: name, UpdateRuntimeOn: 'Manual', RuntimeVersionArn: runtimeVersionArn},
        ],
        ['PutRuntimeManagementConfig', {FunctionName: name, UpdateRuntimeOn: 'FunctionUpdate'}],
      ],
    })),
  ],
  PutFunctionCodeSigningConfig: [makeFunctionSigning],
  DeleteFunctionCodeSigningConfig: [makeFunctionSigning],
  UpdateCodeSigningConfig: [
    async sandbox => {
      const CodeSigningConfigArn = await makeSigning(sandbox, 'first');
      const describe = (Description: string): Step => ['UpdateCodeSigningConfig', {CodeSigningConfigArn, Description}];
      const warn: Step = [
        'UpdateCodeSigningConfig',
        {CodeSigningConfigArn, CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Enforce'}},
      ];
      return {
        resource: undefined,
        items: [],
        target: {CodeSigningConfigArn},
        mine: [{Description: 'mine'}],
        theirs: [describe('theirs'), warn],
      };
    },
  ],
  UpdateCapacityProvider: [makeCapacity],
  PutMetricAlarm: [makeAlarm(AlarmName => ({AlarmName}))],
  EditAlarm: [makeAlarm(AlarmName => ({AlarmName}))],
  DeleteAlarms: [makeAlarm(name => ({AlarmNames: [name]}))],
};
