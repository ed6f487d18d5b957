import type {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const orders = {FunctionName: 'orders'};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
});

afterEach(() => sandbox.close());

async function publishSecond(): Promise<void> {
  await lambda.updateFunctionConfiguration({...orders, Timeout: 5});
  await lambda.publishVersion(orders);
}

test('an alias has a revision that guards it', async () => {
  const created = await lambda.createAlias({...orders, Name: 'live', FunctionVersion: '1', Description: 'what runs'});
  expect(created).toMatchObject({
    AliasArn: `${arn}:live`,
    Name: 'live',
    FunctionVersion: '1',
    Description: 'what runs',
  });
  const {RevisionId = ''} = created;
  const changed = await lambda.updateAlias({...orders, Name: 'live', FunctionVersion: '$LATEST', RevisionId});
  expect(changed).toMatchObject({FunctionVersion: '$LATEST', Description: 'what runs'});
  const refusal = await refusalOf(lambda.updateAlias({...orders, Name: 'live', FunctionVersion: '1', RevisionId}));
  expect(refusal).toMatchObject({status: 412, code: 'PreconditionFailedException'});
});

test('an alias splits over one more version, and can be made whole again', async () => {
  await publishSecond();
  const RoutingConfig = {AdditionalVersionWeights: {'2': 0.25}};
  await lambda.createAlias({...orders, Name: 'live', FunctionVersion: '1', RoutingConfig});
  expect(await lambda.updateAlias({...orders, Name: 'live', Description: 'canary'})).toMatchObject({RoutingConfig});
  const whole = await lambda.updateAlias({...orders, Name: 'live', RoutingConfig: {AdditionalVersionWeights: {}}});
  expect(whole.RoutingConfig).toBeUndefined();
});

test.each([
  ['$LATEST', {'1': 0.5}, '$LATEST is not supported for an alias pointing to more than 1 version'],
  ['1', {'1': 0.5}, 'Invalid function version 1. Function version 1 is already included in routing configuration.'],
  ['1', {'2': 0.1, '3': 0.1}, 'Number of items in AdditionalVersionWeights cannot be greater than 1'],
])('an alias on %s cannot be split as %o', async (FunctionVersion, AdditionalVersionWeights, message) => {
  const input = {...orders, Name: 'live', FunctionVersion, RoutingConfig: {AdditionalVersionWeights}};
  expect(await refusalOf(lambda.createAlias(input as never))).toMatchObject({status: 400, message});
});

test('aliases are listed by the versions they lead to', async () => {
  await publishSecond();
  await lambda.createAlias({...orders, Name: 'a', FunctionVersion: '1'});
  await lambda.createAlias({
    ...orders,
    Name: 'b',
    FunctionVersion: '1',
    RoutingConfig: {AdditionalVersionWeights: {'2': 0.5}},
  });
  const listed = await lambda.listAliases({...orders, FunctionVersion: '2'});
  expect(listed.Aliases?.map(({Name}) => Name)).toEqual(['b']);
});
