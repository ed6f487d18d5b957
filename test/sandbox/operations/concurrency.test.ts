import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {functionInput, type RunningSandbox, startSandbox} from '../../support/sandbox.ts';

let now = Date.UTC(2026, 0, 31, 9, 30);
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({now: () => now, delays: {create: 1000, update: 1000}});
  lambda = sandbox.client;
});

beforeEach(() => {
  now += 5000;
});

afterAll(() => sandbox.close());

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
  await sandbox.sandbox.settled();
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
