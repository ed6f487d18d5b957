import type {Item} from '../../src/core/item.ts';
import type {OperationName} from '../../src/schema/index.ts';
import {accountId, functionInput, region, zipOf} from '../support/sandbox.ts';

/** One call of the session; its input may need what calls before it were answered. */
export interface SessionCall {
  readonly operation: OperationName;
  input(answers: Readonly<Record<string, Item>>): Item | Promise<Item>;
}

const base = {FunctionName: 'base'};
const arn = `arn:aws:lambda:${region}:${accountId}:function:base`;
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const layer = {LayerName: 'tools', VersionNumber: 1};
const bytes = (text: string) => new TextEncoder().encode(text);
const zip = (text: string) => zipOf({'index.mjs': `export const handler = async event => ({...event, ${text}: 1});\n`});
const uuid = (answers: Readonly<Record<string, Item>>) => ({UUID: answers['CreateEventSourceMapping']?.['UUID']});
const signing = (answers: Readonly<Record<string, Item>>) => {
  const config = answers['CreateCodeSigningConfig']?.['CodeSigningConfig'] as Item | undefined;
  return {CodeSigningConfigArn: config?.['CodeSigningConfigArn']};
};
const publishers = {
  AllowedPublishers: {SigningProfileVersionArns: [`arn:aws:signer:${region}:${accountId}:/signing-profiles/p/1`]},
};
const awkward = `it's "so" $HOME \`id\` \\ !
second line\t日本`;

const listed: readonly (readonly [OperationName, Item | SessionCall['input']])[] = [
  ['GetAccountSettings', {}],
  [
    'CreateFunction',
    async () => ({...(await functionInput('base')), Publish: true, Description: 'file:///etc/hostname'}),
  ],
  ['GetFunction', base],
  ['GetFunctionConfiguration', {FunctionName: arn}],
  ['UpdateFunctionConfiguration', {...base, Timeout: 7, Environment: {Variables: {KEY: awkward, EMPTY: ''}}}],
  ['UpdateFunctionConfiguration', {...base, Description: awkward, MemorySize: 256}],
  ['UpdateFunctionConfiguration', {...base, Description: '-begins with a dash'}],
  ['UpdateFunctionCode', async () => ({...base, ZipFile: await zip('changed')})],
  ['PublishVersion', {...base, Description: 'file://published'}],
  ['CreateAlias', {...base, Name: 'live', FunctionVersion: '1', Description: ''}],
  ['CreateAlias', {...base, Name: 'gone', FunctionVersion: '2'}],
  ['UpdateAlias', {...base, Name: 'live', RoutingConfig: {AdditionalVersionWeights: {'2': 0.25}}}],
  ['GetAlias', {...base, Name: 'live'}],
  [
    'UpdateAlias',
    answers => ({...base, Name: 'live', Description: 'was guarded', RevisionId: answers['GetAlias']?.['RevisionId']}),
  ],
  ['ListAliases', base],
  ['DeleteAlias', {...base, Name: 'gone'}],
  ['ListVersionsByFunction', base],
  ['ListFunctions', {MaxItems: 10}],
  [
    'PublishLayerVersion',
    async () => ({LayerName: 'tools', Content: {ZipFile: await zip('layer')}, CompatibleRuntimes: ['nodejs24.x']}),
  ],
  ['ListLayers', {}],
  ['ListLayerVersions', {LayerName: 'tools'}],
  ['GetLayerVersion', layer],
  ['GetLayerVersionByArn', {Arn: `arn:aws:lambda:${region}:${accountId}:layer:tools:1`}],
  ['AddLayerVersionPermission', {...layer, StatementId: 'all', Action: 'lambda:GetLayerVersion', Principal: '*'}],
  ['AddLayerVersionPermission', {...layer, StatementId: 's', Action: 'lambda:GetLayerVersion', Principal: accountId}],
  ['GetLayerVersionPolicy', layer],
  ['RemoveLayerVersionPermission', {...layer, StatementId: 's'}],
  ['PublishLayerVersion', async () => ({LayerName: 'tools', Content: {ZipFile: await zip('second')}})],
  ['DeleteLayerVersion', {LayerName: 'tools', VersionNumber: 2}],
  ['CreateEventSourceMapping', {...base, EventSourceArn: queue, BatchSize: 5, Enabled: false}],
  ['GetEventSourceMapping', uuid],
  [
    'UpdateEventSourceMapping',
    answers => ({...uuid(answers), BatchSize: 7, FilterCriteria: {Filters: [{Pattern: '{"a":[1]}'}]}}),
  ],
  ['ListEventSourceMappings', base],
  ['TagResource', {Resource: arn, Tags: {team: 'shop = 日本', stage: 'file', gone: '1'}}],
  ['UntagResource', {Resource: arn, TagKeys: ['gone']}],
  ['ListTags', {Resource: arn}],
  [
    'AddPermission',
    {
      ...base,
      StatementId: 's3',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceAccount: accountId,
    },
  ],
  ['AddPermission', {...base, StatementId: 'gone', Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com'}],
  ['RemovePermission', {...base, StatementId: 'gone'}],
  ['GetPolicy', base],
  ['PutFunctionConcurrency', {...base, ReservedConcurrentExecutions: 5}],
  ['GetFunctionConcurrency', base],
  ['PutProvisionedConcurrencyConfig', {...base, Qualifier: '2', ProvisionedConcurrentExecutions: 2}],
  ['GetProvisionedConcurrencyConfig', {...base, Qualifier: '2'}],
  ['ListProvisionedConcurrencyConfigs', base],
  ['DeleteProvisionedConcurrencyConfig', {...base, Qualifier: '2'}],
  [
    'PutFunctionEventInvokeConfig',
    {...base, MaximumRetryAttempts: 0, DestinationConfig: {OnFailure: {Destination: queue}}},
  ],
  ['UpdateFunctionEventInvokeConfig', {...base, MaximumEventAgeInSeconds: 60}],
  ['GetFunctionEventInvokeConfig', base],
  ['ListFunctionEventInvokeConfigs', base],
  ['CreateFunctionUrlConfig', {...base, AuthType: 'AWS_IAM'}],
  [
    'UpdateFunctionUrlConfig',
    {...base, AuthType: 'NONE', Cors: {AllowOrigins: ['https://example.com'], MaxAge: 0, AllowCredentials: false}},
  ],
  ['GetFunctionUrlConfig', base],
  ['ListFunctionUrlConfigs', base],
  ['PutRuntimeManagementConfig', {...base, UpdateRuntimeOn: 'FunctionUpdate'}],
  ['GetRuntimeManagementConfig', base],
  ['CreateCodeSigningConfig', publishers],
  ['GetCodeSigningConfig', signing],
  ['UpdateCodeSigningConfig', answers => ({...signing(answers), Description: 'fileb://x'})],
  ['ListCodeSigningConfigs', {}],
  ['PutFunctionCodeSigningConfig', answers => ({...base, ...signing(answers)})],
  ['GetFunctionCodeSigningConfig', base],
  ['ListFunctionsByCodeSigningConfig', signing],
  ['DeleteFunctionCodeSigningConfig', base],
  ['Invoke', {...base, Payload: bytes('{"quoted": "it\'s"}')}],
  ['Invoke', {...base, InvocationType: 'DryRun', Qualifier: 'live'}],
  ['InvokeAsync', {...base, InvokeArgs: bytes('{}')}],
  ['CreateFunction', async () => ({...(await functionInput('second'))})],
  ['PutFunctionConcurrency', {FunctionName: 'second', ReservedConcurrentExecutions: 1}],
  ['DeleteFunctionConcurrency', {FunctionName: 'second'}],
  ['CreateFunctionUrlConfig', {FunctionName: 'second', AuthType: 'AWS_IAM'}],
  ['DeleteFunctionUrlConfig', {FunctionName: 'second'}],
  ['PutFunctionEventInvokeConfig', {FunctionName: 'second', MaximumRetryAttempts: 1}],
  ['DeleteFunctionEventInvokeConfig', {FunctionName: 'second'}],
  ['CreateFunction', async () => ({...(await functionInput('gone'))})],
  ['DeleteFunction', {FunctionName: 'gone'}],
  ['CreateEventSourceMapping', {FunctionName: 'second', EventSourceArn: `${queue}-second`}],
  ['DeleteEventSourceMapping', uuid],
  ['CreateCodeSigningConfig', publishers],
  ['DeleteCodeSigningConfig', signing],
];

/** A session of calls that change and read what there is of every kind, with awkward texts among their values. */
export const session: readonly SessionCall[] = listed.map(([operation, input]) => ({
  operation,
  input: typeof input === 'function' ? (input as SessionCall['input']) : () => input,
}));
