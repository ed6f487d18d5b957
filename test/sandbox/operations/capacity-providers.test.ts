import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';

const provider = 'arn:aws:lambda:eu-west-1:123456789012:capacity-provider';
const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const network = {
  VpcConfig: {SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1']},
  PermissionsConfig: {CapacityProviderOperatorRoleArn: `arn:aws:iam::${accountId}:role/operator`},
};

let now = Date.UTC(2026, 0, 31, 9, 30);
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({now: () => now, delays: {create: 1000, update: 1000}});
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('plain'));
});

beforeEach(() => {
  now += 5000;
});

afterAll(() => sandbox.close());

function managed(name: string) {
  return {LambdaManagedInstancesCapacityProviderConfig: {CapacityProviderArn: `${provider}:${name}`}};
}

async function stateOf(name: string): Promise<string | undefined> {
  return (await lambda.getCapacityProvider({CapacityProviderName: name})).CapacityProvider?.State;
}

test('a capacity provider becomes active, is changed, and goes away', async () => {
  const {CapacityProvider} = await lambda.createCapacityProvider({CapacityProviderName: 'one', ...network});
  expect(CapacityProvider).toMatchObject({CapacityProviderArn: `${provider}:one`, State: 'Pending', ...network});
  const early = await refusalOf(lambda.deleteCapacityProvider({CapacityProviderName: 'one'}));
  expect([early.status, early.code]).toEqual([409, 'ResourceConflictException']);
  now += 1000;
  expect(await stateOf('one')).toBe('Active');
  const changes = {CapacityProviderName: `${provider}:one`, CapacityProviderScalingConfig: {MaxVCpuCount: 8}};
  const changed = await lambda.updateCapacityProvider(changes);
  expect(changed.CapacityProvider?.CapacityProviderScalingConfig).toEqual({ScalingMode: 'Auto', MaxVCpuCount: 8});
  expect((await lambda.deleteCapacityProvider({CapacityProviderName: 'one'})).CapacityProvider?.State).toBe('Deleting');
  expect((await lambda.listCapacityProviders({State: 'Deleting'})).CapacityProviders).toHaveLength(1);
  now += 1000;
  expect(await refusalOf(lambda.getCapacityProvider({CapacityProviderName: 'one'}))).toEqual({
    status: 404,
    code: 'ResourceNotFoundException',
    message: `Capacity provider not found: ${provider}:one`,
  });
});

test('a capacity provider that functions use stays, and tells which versions do', async () => {
  await lambda.createCapacityProvider({CapacityProviderName: 'used', ...network, Tags: {team: 'shop'}});
  now += 1000;
  expect((await lambda.listTags({Resource: `${provider}:used`})).Tags).toEqual({team: 'shop'});
  await lambda.createFunction(await functionInput('managed', {Publish: true, CapacityProviderConfig: managed('used')}));
  now += 1000;
  const {FunctionVersions} = await lambda.listFunctionVersionsByCapacityProvider({CapacityProviderName: 'used'});
  const [latest, first] = FunctionVersions ?? [];
  expect([latest?.FunctionArn, first?.FunctionArn, first?.State]).toEqual([
    `${arn}:managed:$LATEST`,
    `${arn}:managed:1`,
    'Active',
  ]);
  const refusal = await refusalOf(lambda.deleteCapacityProvider({CapacityProviderName: 'used'}));
  expect(refusal.code).toBe('ResourceConflictException');
  await lambda.deleteFunction({FunctionName: 'managed'});
  await lambda.deleteCapacityProvider({CapacityProviderName: 'used'});
});

test('a function cannot be put on a capacity provider that is not there', async () => {
  const refusal = await refusalOf(
    lambda.createFunction(await functionInput('lost', {CapacityProviderConfig: managed('none')})),
  );
  expect(refusal).toEqual({
    status: 404,
    code: 'ResourceNotFoundException',
    message: `Capacity provider not found: ${provider}:none`,
  });
});

test('scaling limits are asked for first and in effect later', async () => {
  await lambda.createCapacityProvider({CapacityProviderName: 'scaled', ...network});
  await lambda.createFunction(
    await functionInput('scaled', {Publish: true, CapacityProviderConfig: managed('scaled')}),
  );
  const version = {FunctionName: 'scaled', Qualifier: '1'};
  expect((await lambda.getFunctionScalingConfig(version)).RequestedFunctionScalingConfig).toBeUndefined();
  const wanted = {MinExecutionEnvironments: 2, MaxExecutionEnvironments: 5};
  await lambda.putFunctionScalingConfig({...version, FunctionScalingConfig: wanted});
  expect(await lambda.getFunctionScalingConfig(version)).toMatchObject({
    RequestedFunctionScalingConfig: wanted,
    AppliedFunctionScalingConfig: {},
  });
  now += 1000;
  expect((await lambda.getFunctionScalingConfig(version)).AppliedFunctionScalingConfig).toEqual(wanted);
  const upside = {MinExecutionEnvironments: 5, MaxExecutionEnvironments: 2};
  const refused = await refusalOf(lambda.putFunctionScalingConfig({...version, FunctionScalingConfig: upside}));
  expect(refused.code).toBe('InvalidParameterValueException');
});

test('a managed function runs what was published last when it is named without a qualifier', async () => {
  await lambda.createCapacityProvider({CapacityProviderName: 'republished', ...network});
  now += 1000;
  const FunctionName = 'republished';
  const CapacityProviderConfig = managed(FunctionName);
  await lambda.createFunction(await functionInput(FunctionName, {Code: await saying('first'), CapacityProviderConfig}));
  now += 1000;
  const PublishTo = 'LATEST_PUBLISHED';
  const published = await lambda.publishVersion({FunctionName, PublishTo});
  expect(published).toMatchObject({
    Version: '$LATEST.PUBLISHED',
    FunctionArn: `${arn}:${FunctionName}:$LATEST.PUBLISHED`,
  });
  await lambda.updateFunctionCode({FunctionName, ...(await saying('second'))});
  now += 1000;
  expect(await answerOf(FunctionName)).toEqual(['first', '$LATEST.PUBLISHED']);
  expect(await answerOf(`${FunctionName}:$LATEST`)).toEqual(['second', '$LATEST']);
  await lambda.updateFunctionCode({FunctionName, ...(await saying('third')), PublishTo});
  now += 1000;
  expect(await answerOf(FunctionName)).toEqual(['third', '$LATEST.PUBLISHED']);
  await lambda.publishVersion({FunctionName});
  const {Versions = []} = await lambda.listVersionsByFunction({FunctionName});
  expect(Versions.map(({Version}) => Version)).toEqual(['$LATEST', '$LATEST.PUBLISHED', '1']);
  const FunctionScalingConfig = {MaxExecutionEnvironments: 3};
  await lambda.putFunctionScalingConfig({FunctionName, Qualifier: '$LATEST.PUBLISHED', FunctionScalingConfig});
  await lambda.deleteFunction({FunctionName, Qualifier: '$LATEST.PUBLISHED'});
  expect(await answerOf(FunctionName)).toEqual(['third', '$LATEST']);
  expect(await refusalOf(lambda.publishVersion({FunctionName: 'plain', PublishTo}))).toMatchObject({
    status: 400,
    code: 'InvalidParameterValueException',
  });
});

async function saying(word: string) {
  return {ZipFile: await zipOf({'index.mjs': `export const handler = async () => '${word}';\n`})};
}

async function answerOf(FunctionName: string): Promise<unknown[]> {
  const {Payload, ExecutedVersion} = await lambda.invoke({FunctionName});
  return [JSON.parse(Payload?.transformToString() ?? ''), ExecutedVersion];
}
