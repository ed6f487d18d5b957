import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {implementedOperations} from '../../../src/sandbox/index.ts';
import {getOperation, type OperationName, operations, validateField} from '../../../src/schema/index.ts';
import {refusalOf} from '../../support/answer.ts';
import {eventually} from '../../support/patience.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

type Call = (lambda: Lambda, made: Made) => Promise<unknown>;

/** What the set-up made, for the calls to use. */
interface Made {
  readonly uuid: string;
  readonly signing: string;
  readonly zip: Uint8Array;
  /** A durable execution that waits: its ARN, its token and the callbacks it waits for. */
  readonly execution: string;
  readonly token: string;
  readonly callbacks: readonly string[];
}

const arn = `arn:aws:lambda:${region}:${accountId}:function:base`;
const queue = (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`;
const base = {FunctionName: 'base'};
const onVersion = {...base, Qualifier: '1'};
const statement = {Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com'};
const layer = {LayerName: 'tools', VersionNumber: 1};
const publishers = {
  AllowedPublishers: {SigningProfileVersionArns: [`arn:aws:signer:${region}:${accountId}:/signing-profiles/p/1`]},
};

const provider = {CapacityProviderName: 'base'};
const network = {
  VpcConfig: {SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1']},
  PermissionsConfig: {CapacityProviderOperatorRoleArn: `arn:aws:iam::${accountId}:role/operator`},
};
const managed = {
  LambdaManagedInstancesCapacityProviderConfig: {
    CapacityProviderArn: `arn:aws:lambda:${region}:${accountId}:capacity-provider:base`,
  },
};
const onManaged = {FunctionName: 'managed', Qualifier: '1'};
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {Sid: 'all', Effect: 'Allow', Principal: {AWS: accountId}, Action: 'lambda:InvokeFunction', Resource: arn},
  ],
});

/** One call of every operation that succeeds on what the set-up made; in this order. */
const calls: {readonly [Name in OperationName]?: Call} = {
  GetAccountSettings: lambda => lambda.getAccountSettings(),
  CreateFunction: async lambda => lambda.createFunction(await functionInput('made')),
  GetFunction: lambda => lambda.getFunction(base),
  GetFunctionConfiguration: lambda => lambda.getFunctionConfiguration({FunctionName: arn}),
  ListFunctions: lambda => lambda.listFunctions({MaxItems: 1}),
  UpdateFunctionConfiguration: lambda => lambda.updateFunctionConfiguration({...base, Timeout: 7}),
  UpdateFunctionCode: (lambda, {zip}) => lambda.updateFunctionCode({...base, ZipFile: zip}),
  PublishVersion: lambda => lambda.publishVersion(base),
  ListVersionsByFunction: lambda => lambda.listVersionsByFunction(base),
  CreateAlias: lambda => lambda.createAlias({...base, Name: 'made', FunctionVersion: '1'}),
  GetAlias: lambda => lambda.getAlias({...base, Name: 'live'}),
  ListAliases: lambda => lambda.listAliases(base),
  UpdateAlias: lambda => lambda.updateAlias({...base, Name: 'live', Description: 'changed'}),
  DeleteAlias: lambda => lambda.deleteAlias({...base, Name: 'made'}),
  PublishLayerVersion: (lambda, {zip}) => lambda.publishLayerVersion({LayerName: 'made', Content: {ZipFile: zip}}),
  ListLayers: lambda => lambda.listLayers(),
  ListLayerVersions: lambda => lambda.listLayerVersions({LayerName: 'tools'}),
  GetLayerVersion: lambda => lambda.getLayerVersion(layer),
  GetLayerVersionByArn: lambda =>
    lambda.getLayerVersionByArn({Arn: `arn:aws:lambda:${region}:${accountId}:layer:tools:1`}),
  AddLayerVersionPermission: lambda =>
    lambda.addLayerVersionPermission({...layer, StatementId: 's', Action: 'lambda:GetLayerVersion', Principal: '*'}),
  GetLayerVersionPolicy: lambda => lambda.getLayerVersionPolicy(layer),
  RemoveLayerVersionPermission: lambda => lambda.removeLayerVersionPermission({...layer, StatementId: 's'}),
  DeleteLayerVersion: lambda => lambda.deleteLayerVersion({LayerName: 'made', VersionNumber: 1}),
  CreateEventSourceMapping: lambda => lambda.createEventSourceMapping({...base, EventSourceArn: queue('made')}),
  GetEventSourceMapping: (lambda, {uuid}) => lambda.getEventSourceMapping({UUID: uuid}),
  ListEventSourceMappings: lambda => lambda.listEventSourceMappings(base),
  UpdateEventSourceMapping: (lambda, {uuid}) => lambda.updateEventSourceMapping({UUID: uuid, BatchSize: 5}),
  DeleteEventSourceMapping: (lambda, {uuid}) => lambda.deleteEventSourceMapping({UUID: uuid}),
  TagResource: lambda => lambda.tagResource({Resource: arn, Tags: {team: 'shop'}}),
  ListTags: lambda => lambda.listTags({Resource: arn}),
  UntagResource: lambda => lambda.untagResource({Resource: arn, TagKeys: ['team']}),
  AddPermission: lambda => lambda.addPermission({...base, ...statement, StatementId: 's'}),
  GetPolicy: lambda => lambda.getPolicy(base),
  RemovePermission: lambda => lambda.removePermission({...base, StatementId: 's'}),
  PutFunctionConcurrency: lambda => lambda.putFunctionConcurrency({...base, ReservedConcurrentExecutions: 5}),
  GetFunctionConcurrency: lambda => lambda.getFunctionConcurrency(base),
  DeleteFunctionConcurrency: lambda => lambda.deleteFunctionConcurrency(base),
  PutProvisionedConcurrencyConfig: lambda =>
    lambda.putProvisionedConcurrencyConfig({...onVersion, ProvisionedConcurrentExecutions: 2}),
  GetProvisionedConcurrencyConfig: lambda => lambda.getProvisionedConcurrencyConfig(onVersion),
  ListProvisionedConcurrencyConfigs: lambda => lambda.listProvisionedConcurrencyConfigs(base),
  DeleteProvisionedConcurrencyConfig: lambda => lambda.deleteProvisionedConcurrencyConfig(onVersion),
  PutFunctionEventInvokeConfig: lambda => lambda.putFunctionEventInvokeConfig({...base, MaximumRetryAttempts: 1}),
  UpdateFunctionEventInvokeConfig: lambda =>
    lambda.updateFunctionEventInvokeConfig({...base, MaximumEventAgeInSeconds: 60}),
  GetFunctionEventInvokeConfig: lambda => lambda.getFunctionEventInvokeConfig(base),
  ListFunctionEventInvokeConfigs: lambda => lambda.listFunctionEventInvokeConfigs(base),
  DeleteFunctionEventInvokeConfig: lambda => lambda.deleteFunctionEventInvokeConfig(base),
  CreateFunctionUrlConfig: lambda => lambda.createFunctionUrlConfig({...base, AuthType: 'AWS_IAM'}),
  GetFunctionUrlConfig: lambda => lambda.getFunctionUrlConfig(base),
  UpdateFunctionUrlConfig: lambda => lambda.updateFunctionUrlConfig({...base, AuthType: 'NONE'}),
  ListFunctionUrlConfigs: lambda => lambda.listFunctionUrlConfigs(base),
  DeleteFunctionUrlConfig: lambda => lambda.deleteFunctionUrlConfig(base),
  PutRuntimeManagementConfig: lambda => lambda.putRuntimeManagementConfig({...base, UpdateRuntimeOn: 'FunctionUpdate'}),
  GetRuntimeManagementConfig: lambda => lambda.getRuntimeManagementConfig(base),
  PutFunctionRecursionConfig: lambda => lambda.putFunctionRecursionConfig({...base, RecursiveLoop: 'Allow'}),
  GetFunctionRecursionConfig: lambda => lambda.getFunctionRecursionConfig(base),
  CreateCodeSigningConfig: lambda => lambda.createCodeSigningConfig(publishers),
  GetCodeSigningConfig: (lambda, {signing}) => lambda.getCodeSigningConfig({CodeSigningConfigArn: signing}),
  ListCodeSigningConfigs: lambda => lambda.listCodeSigningConfigs(),
  UpdateCodeSigningConfig: (lambda, {signing}) =>
    lambda.updateCodeSigningConfig({CodeSigningConfigArn: signing, Description: 'changed'}),
  PutFunctionCodeSigningConfig: (lambda, {signing}) =>
    lambda.putFunctionCodeSigningConfig({...base, CodeSigningConfigArn: signing}),
  GetFunctionCodeSigningConfig: lambda => lambda.getFunctionCodeSigningConfig(base),
  ListFunctionsByCodeSigningConfig: (lambda, {signing}) =>
    lambda.listFunctionsByCodeSigningConfig({CodeSigningConfigArn: signing}),
  DeleteFunctionCodeSigningConfig: lambda => lambda.deleteFunctionCodeSigningConfig(base),
  DeleteCodeSigningConfig: (lambda, {signing}) => lambda.deleteCodeSigningConfig({CodeSigningConfigArn: signing}),
  Invoke: lambda => lambda.invoke({...base, Payload: Buffer.from('{"a":1}')}),
  InvokeWithResponseStream: lambda => lambda.invokeWithResponseStream({...base, Payload: Buffer.from('{"a":1}')}),
  InvokeAsync: lambda => lambda.invokeAsync({...base, InvokeArgs: Buffer.from('{}')}),
  CreateCapacityProvider: lambda => lambda.createCapacityProvider({CapacityProviderName: 'made', ...network}),
  GetCapacityProvider: lambda => lambda.getCapacityProvider(provider),
  ListCapacityProviders: lambda => lambda.listCapacityProviders({State: 'Active'}),
  UpdateCapacityProvider: lambda =>
    lambda.updateCapacityProvider({...provider, CapacityProviderScalingConfig: {MaxVCpuCount: 4}}),
  DeleteCapacityProvider: lambda => lambda.deleteCapacityProvider({CapacityProviderName: 'made'}),
  ListFunctionVersionsByCapacityProvider: lambda => lambda.listFunctionVersionsByCapacityProvider(provider),
  PutFunctionScalingConfig: lambda =>
    lambda.putFunctionScalingConfig({...onManaged, FunctionScalingConfig: {MinExecutionEnvironments: 1}}),
  GetFunctionScalingConfig: lambda => lambda.getFunctionScalingConfig(onManaged),
  PutResourcePolicy: lambda => lambda.putResourcePolicy({ResourceArn: arn, Policy: policy}),
  GetResourcePolicy: lambda => lambda.getResourcePolicy({ResourceArn: arn}),
  DeleteResourcePolicy: lambda => lambda.deleteResourcePolicy({ResourceArn: arn}),
  ListDurableExecutionsByFunction: lambda => lambda.listDurableExecutionsByFunction({FunctionName: 'durable'}),
  GetDurableExecution: (lambda, {execution}) => lambda.getDurableExecution({DurableExecutionArn: execution}),
  GetDurableExecutionHistory: (lambda, {execution}) =>
    lambda.getDurableExecutionHistory({DurableExecutionArn: execution}),
  GetDurableExecutionState: (lambda, {execution, token}) =>
    lambda.getDurableExecutionState({DurableExecutionArn: execution, CheckpointToken: token}),
  CheckpointDurableExecution: (lambda, {execution, token}) =>
    lambda.checkpointDurableExecution({DurableExecutionArn: execution, CheckpointToken: token}),
  SendDurableExecutionCallbackHeartbeat: (lambda, {callbacks: [CallbackId = '']}) =>
    lambda.sendDurableExecutionCallbackHeartbeat({CallbackId}),
  SendDurableExecutionCallbackSuccess: (lambda, {callbacks: [CallbackId = '']}) =>
    lambda.sendDurableExecutionCallbackSuccess({CallbackId, Result: Buffer.from('1')}),
  SendDurableExecutionCallbackFailure: (lambda, {callbacks: [, CallbackId = '']}) =>
    lambda.sendDurableExecutionCallbackFailure({CallbackId, Error: {ErrorMessage: 'no'}}),
  StopDurableExecution: (lambda, {execution}) => lambda.stopDurableExecution({DurableExecutionArn: execution}),
  DeleteFunction: lambda => lambda.deleteFunction({FunctionName: 'made'}),
};

/** Where the service's own status is not the modelled one: it has answered 204 all along. */
const statusOverrides: {readonly [Name in OperationName]?: number} = {DeleteFunction: 204};

let sandbox: RunningSandbox;
let empty: RunningSandbox;
let lambda: Lambda;
let made: Made;

beforeAll(async () => {
  sandbox = await startSandbox();
  empty = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const zip = await zipOf({'index.mjs': 'export const handler = async event => ({...event, changed: true});\n'});
  await lambda.createFunction(await functionInput('base', {Publish: true}));
  await lambda.createAlias({...base, Name: 'live', FunctionVersion: '1'});
  await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile: zip}});
  const {UUID: uuid = ''} = await lambda.createEventSourceMapping({...base, EventSourceArn: queue('orders')});
  const {CodeSigningConfig} = await lambda.createCodeSigningConfig(publishers);
  await lambda.createCapacityProvider({...provider, ...network});
  await lambda.createFunction(await functionInput('managed', {Publish: true, CapacityProviderConfig: managed}));
  made = {uuid, signing: CodeSigningConfig?.CodeSigningConfigArn ?? '', zip, ...(await startExecution())};
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
  await empty.close();
});

/** Starts an execution whose handler hands out its token and sleeps, and lets it wait for two callbacks. */
async function startExecution(): Promise<Pick<Made, 'execution' | 'token' | 'callbacks'>> {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-conformance-'));
  const file = join(folder, 'token');
  const source = `import {renameSync, writeFileSync} from 'node:fs';
export const handler = async event => {
  writeFileSync('${file}.part', event.CheckpointToken);
  renameSync('${file}.part', '${file}');
  return new Promise(resolve => setTimeout(resolve, 60_000));
};`;
  const Code = {ZipFile: await zipOf({'index.mjs': source})};
  const DurableConfig = {ExecutionTimeout: 600};
  await lambda.createFunction(await functionInput('durable', {Code, DurableConfig, Timeout: 600, Publish: true}));
  const {DurableExecutionArn: execution = ''} = await lambda.invoke({
    FunctionName: 'durable:1',
    InvocationType: 'Event',
  });
  const token = await eventually(() => readFileSync(file, 'utf8'));
  rmSync(folder, {recursive: true});
  const start = (Id: string) => ({Id, Type: 'CALLBACK', Action: 'START'}) as const;
  const {CheckpointToken = '', NewExecutionState} = await lambda.checkpointDurableExecution({
    DurableExecutionArn: execution,
    CheckpointToken: token,
    Updates: [start('first'), start('second')],
  });
  const callbacks = (NewExecutionState?.Operations ?? []).map(({CallbackDetails}) => CallbackDetails?.CallbackId ?? '');
  return {execution, token: CheckpointToken, callbacks};
}

test('every implemented operation is called here', () => {
  expect(Object.keys(calls).toSorted()).toEqual(implementedOperations);
});

test.each(Object.entries(calls))('%s answers with its status and a valid shape', async (name, call) => {
  const output = (await call(lambda, made)) as {$metadata: {httpStatusCode?: number}} & Record<string, unknown>;
  const operation = getOperation(name as OperationName);
  expect(output.$metadata.httpStatusCode).toBe(statusOverrides[operation.name] ?? operation.status);
  const errors = operation.output
    .filter(field => !field.streaming && field.binding.in !== 'status')
    .flatMap(field => validateField(field, output[field.name]));
  // The service says `Creating` of an update, too, which its model does not know.
  expect(errors.filter(({path}) => path !== 'LastUpdateStatusReasonCode')).toEqual([]);
});

test.each([...operations.keys()].filter(name => !implementedOperations.includes(name)))(
  '%s says that the sandbox does not have it yet',
  async name => {
    const operation = getOperation(name);
    const path = operation.path.replace(/\{\w+\}/g, 'x');
    const authorization = `AWS4-HMAC-SHA256 Credential=A/20260101/${region}/lambda/aws4_request, Signature=x`;
    const body = operation.method === 'GET' ? {} : {body: '{}'};
    const response = await fetch(`${sandbox.url}${path}`, {
      method: operation.method,
      headers: {authorization},
      ...body,
    });
    expect(response.status).toBe(501);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(await response.json()).toEqual({message: `The sandbox does not implement ${name} yet.`});
  },
);

/** Operations that succeed in an empty region: they need nothing, or what they take away is gone anyway. */
const needNothing = new Set(
  [
    'GetAccountSettings CreateFunction ListFunctions PublishLayerVersion ListLayers ListLayerVersions',
    'DeleteLayerVersion DeleteAlias CreateCodeSigningConfig ListCodeSigningConfigs CreateCapacityProvider',
    'ListCapacityProviders ListEventSourceMappings',
  ]
    .join(' ')
    .split(' '),
);

test.each(Object.entries(calls).filter(([name]) => !needNothing.has(name)))(
  '%s answers a modelled refusal where there is nothing',
  async (name, call) => {
    const elsewhere = new Lambda({region: 'us-east-2', endpoint: sandbox.url, credentials, maxAttempts: 1});
    const here = new Lambda({region, endpoint: empty.url, credentials, maxAttempts: 1});
    for (const client of [here, elsewhere]) {
      const {status, code} = await refusalOf(call(client, made));
      // A mapping to a function that is not there is an invalid parameter to the service.
      const isInvalid = name === 'CreateEventSourceMapping';
      const expected = isInvalid
        ? [400, 'InvalidParameterValueException']
        : [404, expect.stringMatching(/NotFoundException$/)];
      expect([status, code]).toEqual(expected);
    }
    here.destroy();
    elsewhere.destroy();
  },
);
