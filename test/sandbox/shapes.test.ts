import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
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

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const orders = {FunctionName: 'orders'};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

afterEach(async () => {
  lambda.destroy();
  await sandbox.close();
});

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

test('mappings come a hundred a page', async () => {
  await lambda.createFunction(await functionInput('orders'));
  const queues = Array.from({length: 101}, (_, index) => `arn:aws:sqs:${region}:${accountId}:queue-${index}`);
  for (const EventSourceArn of queues) await lambda.createEventSourceMapping({...orders, EventSourceArn});
  const {EventSourceMappings = [], NextMarker} = await lambda.listEventSourceMappings({});
  expect(EventSourceMappings).toHaveLength(100);
  expect((await lambda.listEventSourceMappings({Marker: NextMarker})).EventSourceMappings).toHaveLength(1);
});

test('a mapping in use says which change it refuses', async () => {
  const slow = await startSandbox({delays: {create: 0, mapping: 60_000}});
  const client = new Lambda({region, endpoint: slow.url, credentials, maxAttempts: 1});
  await client.createFunction(await functionInput('orders'));
  const EventSourceArn = `arn:aws:sqs:${region}:${accountId}:orders`;
  const {UUID} = await client.createEventSourceMapping({...orders, EventSourceArn});
  const [update, deletion] = [
    await refusalOf(client.updateEventSourceMapping({UUID, BatchSize: 5})),
    await refusalOf(client.deleteEventSourceMapping({UUID})),
  ];
  client.destroy();
  await slow.close();
  const refused = {status: 400, code: 'ResourceInUseException'};
  expect(update).toEqual({...refused, message: 'Cannot update the event source mapping because it is in use.'});
  expect(deletion).toEqual({...refused, message: 'Cannot delete the event source mapping because it is in use.'});
});

test('versions of a layer are paged by markers that say nothing', async () => {
  const Content = {ZipFile: await zipOf({'nodejs/a.txt': 'a'})};
  for (let version = 1; version <= 3; version++) await lambda.publishLayerVersion({LayerName: 'tools', Content});
  const first = await lambda.listLayerVersions({LayerName: 'tools', MaxItems: 2});
  expect(first.LayerVersions?.map(({Version}) => Version)).toEqual([3, 2]);
  expect(first.NextMarker).not.toMatch(/^\d+$/);
  await lambda.deleteLayerVersion({LayerName: 'tools', VersionNumber: 2});
  const second = await lambda.listLayerVersions({LayerName: 'tools', Marker: first.NextMarker});
  expect(second.LayerVersions?.map(({Version}) => Version)).toEqual([1]);
  expect(await refusalOf(lambda.listLayerVersions({LayerName: 'tools', Marker: 'made-up'}))).toMatchObject({
    status: 400,
    code: 'InvalidParameterValueException',
  });
});
