import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../support/answer.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../support/sandbox.ts';

let now = Date.UTC(2026, 0, 31, 9, 30);
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({now: () => now, delays: {create: 1000, update: 1000}});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

beforeEach(() => {
  now += 5000;
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

function reserve(FunctionName: string, ReservedConcurrentExecutions: number) {
  return lambda.putFunctionConcurrency({FunctionName, ReservedConcurrentExecutions});
}

function provision(FunctionName: string, ProvisionedConcurrentExecutions: number, Qualifier = '1') {
  return lambda.putProvisionedConcurrencyConfig({FunctionName, Qualifier, ProvisionedConcurrentExecutions});
}

async function create(...names: string[]): Promise<void> {
  for (const name of names) await lambda.createFunction(await functionInput(name, {Publish: true}));
  now += 5000;
}

test('reserved and provisioned concurrency share the 1,000 of the account, and leave 100 to the rest', async () => {
  await create('one', 'two', 'three');
  await reserve('one', 300);
  expect((await lambda.getAccountSettings()).AccountLimit?.UnreservedConcurrentExecutions).toBe(700);
  // Within a reservation, what is provisioned takes nothing more.
  await provision('one', 300);
  await provision('two', 200);
  expect((await refusalOf(provision('three', 401))).message).toContain('below its minimum value of [100]');
  expect((await refusalOf(provision('three', 501))).message).toBe(
    "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [500].",
  );
  await provision('three', 400);
  expect((await refusalOf(reserve('one', 301))).message).toContain('below its minimum value of [100]');
  expect((await refusalOf(reserve('one', 299))).message).toBe(
    "ReservedConcurrentExecutions  299 should not be lower than function's total provisioned concurrency [300].",
  );
  await provision('three', 1);
  await reserve('one', 301);
});

test('provisioned concurrency is in progress, then ready, and goes with its alias', async () => {
  await create('aliased');
  const alias = {FunctionName: 'aliased', Name: 'live', FunctionVersion: '1'};
  await lambda.createAlias(alias);
  const place = {FunctionName: 'aliased', Qualifier: 'live'};
  expect(await provision('aliased', 3, 'live')).toMatchObject({
    Status: 'IN_PROGRESS',
    RequestedProvisionedConcurrentExecutions: 3,
    AvailableProvisionedConcurrentExecutions: 0,
  });
  now += 1000;
  expect(await lambda.getProvisionedConcurrencyConfig(place)).toMatchObject({
    Status: 'READY',
    AllocatedProvisionedConcurrentExecutions: 3,
    AvailableProvisionedConcurrentExecutions: 3,
  });
  await lambda.updateFunctionConfiguration({FunctionName: 'aliased', Timeout: 9});
  now += 1000;
  await lambda.publishVersion({FunctionName: 'aliased'});
  const weighted = await refusalOf(
    lambda.updateAlias({...alias, RoutingConfig: {AdditionalVersionWeights: {'2': 0.5}}}),
  );
  expect(weighted.code).toBe('InvalidParameterValueException');
  await lambda.deleteAlias({FunctionName: 'aliased', Name: 'live'});
  await lambda.createAlias(alias);
  expect((await refusalOf(lambda.getProvisionedConcurrencyConfig(place))).code).toBe(
    'ProvisionedConcurrencyConfigNotFoundException',
  );
});

test('while a function is created or updated, changes are refused', async () => {
  await lambda.createFunction(await functionInput('busy'));
  const calls = [
    () => lambda.updateFunctionConfiguration({FunctionName: 'busy', Timeout: 5}),
    () => lambda.updateFunctionCode({FunctionName: 'busy', DryRun: true, ZipFile: Buffer.from('x')}),
    () => lambda.publishVersion({FunctionName: 'busy'}),
  ];
  for (const call of calls) {
    expect(await refusalOf(call())).toEqual({
      status: 409,
      code: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    });
  }
  now += 1000;
  expect((await lambda.updateFunctionConfiguration({FunctionName: 'busy', Timeout: 5})).LastUpdateStatus).toBe(
    'InProgress',
  );
  for (const call of calls)
    expect((await refusalOf(call())).message).toContain('An update is in progress for resource');
  now += 1000;
  expect((await lambda.publishVersion({FunctionName: 'busy'})).Version).toBe('1');
});

test('the account counts its functions and all code of versions and layers', async () => {
  const before = (await lambda.getAccountSettings()).AccountUsage;
  await create('counted');
  const {CodeSize = 0} = await lambda.getFunctionConfiguration({FunctionName: 'counted'});
  const content = await zipOf({'a.txt': 'a'});
  await lambda.publishLayerVersion({LayerName: 'counted', Content: {ZipFile: content}});
  const after = (await lambda.getAccountSettings()).AccountUsage;
  expect((after?.FunctionCount ?? 0) - (before?.FunctionCount ?? 0)).toBe(1);
  // $LATEST and version 1, and the layer.
  expect((after?.TotalCodeSize ?? 0) - (before?.TotalCodeSize ?? 0)).toBe(2 * CodeSize + content.byteLength);
  await lambda.deleteFunction({FunctionName: 'counted'});
  expect((await lambda.getAccountSettings()).AccountUsage?.FunctionCount).toBe(before?.FunctionCount);
});

test('tags are 50 at most and none of them AWS’s own, at creation and later', async () => {
  const arn = `arn:aws:lambda:${region}:${accountId}:function:tagged`;
  const many = (count: number) => Object.fromEntries(Array.from({length: count}, (_, n) => [`k${n}`, 'v']));
  const tooMany = await refusalOf(lambda.createFunction(await functionInput('tagged', {Tags: many(51)})));
  expect(tooMany.message).toBe('Number of tags exceeds resource tag limit.');
  const reserved = await refusalOf(lambda.createFunction(await functionInput('tagged', {Tags: {'aws:x': 'y'}})));
  expect(reserved.message).toContain('aws:');
  await lambda.createFunction(await functionInput('tagged', {Tags: many(50)}));
  expect((await refusalOf(lambda.tagResource({Resource: arn, Tags: {more: 'v'}}))).message).toBe(tooMany.message);
  await lambda.tagResource({Resource: arn, Tags: {k0: 'changed'}});
  expect((await refusalOf(lambda.tagResource({Resource: arn, Tags: {'AWS:x': 'y'}}))).message).toBe(reserved.message);
  for (const qualifier of ['1', 'live', '$LATEST']) {
    const refusal = await refusalOf(lambda.tagResource({Resource: `${arn}:${qualifier}`, Tags: {a: 'b'}}));
    expect(refusal.message).toContain('Tags on function aliases and versions are not supported');
  }
});

test('code signing configurations have tags, which go with them', async () => {
  const AllowedPublishers = {
    SigningProfileVersionArns: [`arn:aws:signer:${region}:${accountId}:/signing-profiles/p/1`],
  };
  const {CodeSigningConfig} = await lambda.createCodeSigningConfig({AllowedPublishers, Tags: {team: 'shop'}});
  const Resource = CodeSigningConfig?.CodeSigningConfigArn ?? '';
  await lambda.tagResource({Resource, Tags: {stage: 'test'}});
  await lambda.untagResource({Resource, TagKeys: ['team']});
  expect((await lambda.listTags({Resource})).Tags).toEqual({stage: 'test'});
  await lambda.deleteCodeSigningConfig({CodeSigningConfigArn: Resource});
  expect((await refusalOf(lambda.listTags({Resource}))).message).toBe(
    `The Lambda code signing configuration ${Resource} can not be found.`,
  );
});

test('a function has 250 MB together with its layers', async () => {
  const half = await zipOf({zeros: Buffer.alloc(140_000_000)});
  for (const LayerName of ['left', 'right']) await lambda.publishLayerVersion({LayerName, Content: {ZipFile: half}});
  const layers = ['left', 'right'].map(name => `arn:aws:lambda:${region}:${accountId}:layer:${name}:1`);
  const both = await refusalOf(lambda.createFunction(await functionInput('heavy', {Layers: layers})));
  expect([both.code, both.message]).toEqual([
    'InvalidParameterValueException',
    expect.stringMatching(
      /^Function code combined with layers exceeds the maximum allowed size of 262144000 bytes\. The actual size is 2800000\d\d bytes\.$/,
    ),
  ]);
  await lambda.createFunction(await functionInput('heavy', {Layers: layers.slice(0, 1)}));
  now += 1000;
  const later = await refusalOf(lambda.updateFunctionConfiguration({FunctionName: 'heavy', Layers: layers}));
  expect(later.message).toBe(both.message);
});
