import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const orders = {FunctionName: 'orders'};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
});

afterEach(() => sandbox.close());

test('a function read by a qualifier has the ARN it was asked for by', async () => {
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
  await lambda.createAlias({...orders, Name: 'live', FunctionVersion: '1'});
  for (const [Qualifier, Version] of Object.entries({$LATEST: '$LATEST', '1': '1', live: '1'})) {
    const expected = {FunctionArn: `${arn}:${Qualifier}`, Version};
    expect(await lambda.getFunctionConfiguration({...orders, Qualifier})).toMatchObject(expected);
    expect((await lambda.getFunction({FunctionName: `orders:${Qualifier}`})).Configuration).toMatchObject(expected);
  }
  expect(await lambda.getFunctionConfiguration(orders)).toMatchObject({FunctionArn: arn, Version: '$LATEST'});
});

test('an update in progress says why by a code, too', async () => {
  const slow = await startSandbox({delays: {create: 0, update: 60_000}});
  const client = new Lambda({region, endpoint: slow.url, credentials, maxAttempts: 1});
  await client.createFunction(await functionInput('orders'));
  const updated = await client.updateFunctionConfiguration({...orders, Description: 'x'});
  client.destroy();
  await slow.close();
  expect(updated).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: 'The function is being created.',
    LastUpdateStatusReasonCode: 'Creating',
  });
});

test('changed logging settings leave the others as they were', async () => {
  const LoggingConfig = {LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG'} as const;
  await lambda.createFunction(await functionInput('orders', {LoggingConfig}));
  const grouped = await lambda.updateFunctionConfiguration({...orders, LoggingConfig: {LogGroup: 'shared'}});
  expect(grouped.LoggingConfig).toEqual({
    LogFormat: 'JSON',
    ApplicationLogLevel: 'DEBUG',
    SystemLogLevel: 'INFO',
    LogGroup: 'shared',
  });
  const plain = await lambda.updateFunctionConfiguration({...orders, LoggingConfig: {LogFormat: 'Text'}});
  expect(plain.LoggingConfig).toEqual({LogFormat: 'Text', LogGroup: 'shared'});
});

test('what is taken away is not told any more', async () => {
  const {LayerVersionArn = ''} = await lambda.publishLayerVersion({
    LayerName: 'tools',
    Content: {ZipFile: await zipOf({'nodejs/a.txt': 'a'})},
  });
  const TargetArn = `arn:aws:sqs:${region}:${accountId}:failed`;
  const key = `arn:aws:kms:${region}:${accountId}:key/1`;
  await lambda.createFunction(
    await functionInput('orders', {Layers: [LayerVersionArn], DeadLetterConfig: {TargetArn}, KMSKeyArn: key}),
  );
  const empty = {Layers: [], FileSystemConfigs: [], DeadLetterConfig: {TargetArn: ''}, KMSKeyArn: ''};
  await lambda.updateFunctionConfiguration({...orders, ...empty});
  const configuration = await lambda.getFunctionConfiguration(orders);
  for (const member of Object.keys(empty)) expect(configuration).not.toHaveProperty(member);
});

test('a VPC is told with what it allows', async () => {
  const VpcConfig = {SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1']};
  const created = await lambda.createFunction(await functionInput('orders', {VpcConfig}));
  expect(created.VpcConfig).toMatchObject({...VpcConfig, Ipv6AllowedForDualStack: false});
});
