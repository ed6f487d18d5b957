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
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const stream = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const orders = {FunctionName: 'orders'};
let time = Date.parse('2026-01-31T09:30:00Z');
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox({now: () => time, delays: {create: 0, update: 0, mapping: 500}});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
});

afterEach(async () => {
  lambda.destroy();
  await sandbox.close();
});

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

test('layers are listed by name with their newest version, versions newest first', async () => {
  const Content = {ZipFile: await zipOf({'a.txt': 'a'})};
  await lambda.publishLayerVersion({LayerName: 'tools', Content, CompatibleRuntimes: ['nodejs24.x']});
  const second = await lambda.publishLayerVersion({LayerName: 'tools', Content, Description: 'second'});
  await lambda.publishLayerVersion({LayerName: 'base', Content});
  expect(second).toMatchObject({Version: 2, CreatedDate: '2026-01-31T09:30:00.000+0000'});
  const {Layers} = await lambda.listLayers();
  expect(Layers?.map(({LayerName, LatestMatchingVersion}) => [LayerName, LatestMatchingVersion?.Version])).toEqual([
    ['base', 1],
    ['tools', 2],
  ]);
  const matching = await lambda.listLayers({CompatibleRuntime: 'nodejs24.x'});
  expect(matching.Layers?.map(({LatestMatchingVersion}) => LatestMatchingVersion?.Version)).toEqual([1]);
  const {LayerVersions} = await lambda.listLayerVersions({LayerName: 'tools'});
  expect(LayerVersions?.map(({Version}) => Version)).toEqual([2, 1]);
  const firstPage = await lambda.listLayerVersions({LayerName: 'tools', MaxItems: 1});
  const secondPage = await lambda.listLayerVersions({LayerName: 'tools', Marker: firstPage.NextMarker ?? ''});
  expect(secondPage.LayerVersions?.map(({Version}) => Version)).toEqual([1]);
});

test('a deleted layer version is gone, its number too, and its content can be had before that', async () => {
  const ZipFile = await zipOf({'a.txt': 'a'});
  const {Content} = await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile}});
  const download = await fetch(Content?.Location ?? '');
  expect((await download.arrayBuffer()).byteLength).toBe(ZipFile.byteLength);
  await lambda.deleteLayerVersion({LayerName: 'tools', VersionNumber: 1});
  await lambda.deleteLayerVersion({LayerName: 'tools', VersionNumber: 1});
  const refusal = await refusalOf(lambda.getLayerVersion({LayerName: 'tools', VersionNumber: 1}));
  expect(refusal).toEqual({
    status: 404,
    code: 'ResourceNotFoundException',
    message: 'The resource you requested does not exist.',
  });
  expect(await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile}})).toMatchObject({Version: 2});
});

test('a function lists its layers with their sizes and refuses ones that are not there', async () => {
  const ZipFile = await zipOf({'a.txt': 'a'});
  const {LayerVersionArn = ''} = await lambda.publishLayerVersion({LayerName: 'tools', Content: {ZipFile}});
  const {Layers} = await lambda.updateFunctionConfiguration({...orders, Layers: [LayerVersionArn]});
  expect(Layers).toEqual([{Arn: LayerVersionArn, CodeSize: ZipFile.byteLength}]);
  const missing = `${LayerVersionArn.slice(0, -1)}9`;
  const refusal = await refusalOf(lambda.updateFunctionConfiguration({...orders, Layers: [missing]}));
  expect(refusal).toMatchObject({status: 400, message: `Layer version ${missing} does not exist.`});
});

test("another account's layers cannot be had by the names of own ones", async () => {
  const Content = {ZipFile: await zipOf({'a.txt': 'a'})};
  const {LayerVersionArn = '', LayerArn = ''} = await lambda.publishLayerVersion({LayerName: 'tools', Content});
  const [foreign, LayerName] = [LayerVersionArn, LayerArn].map(own => own.replace(accountId, '999999999999'));
  const denied = (resource: string | undefined) => ({
    status: 403,
    code: 'AccessDeniedException',
    message: expect.stringContaining(`perform: lambda:GetLayerVersion on resource: ${resource} because`),
  });
  const Layers = [foreign ?? ''];
  expect(await refusalOf(lambda.updateFunctionConfiguration({...orders, Layers}))).toEqual(denied(foreign));
  expect(await refusalOf(lambda.getLayerVersionByArn({Arn: foreign}))).toEqual(denied(foreign));
  expect(await refusalOf(lambda.getLayerVersion({LayerName, VersionNumber: 1}))).toEqual(denied(LayerName));
});

test('a mapping goes from Creating to Enabled, Disabling, Disabled and Deleting until it is gone', async () => {
  const {UUID = '', State} = await lambda.createEventSourceMapping({...orders, EventSourceArn: queue});
  expect(State).toBe('Creating');
  expect(await refusalOf(lambda.updateEventSourceMapping({UUID, Enabled: false}))).toMatchObject({
    status: 400,
    code: 'ResourceInUseException',
  });
  const states = [await settledState(UUID)];
  states.push((await lambda.updateEventSourceMapping({UUID, Enabled: false})).State, await settledState(UUID));
  states.push((await lambda.updateEventSourceMapping({UUID, Enabled: true})).State, await settledState(UUID));
  states.push((await lambda.updateEventSourceMapping({UUID, BatchSize: 3})).State, await settledState(UUID));
  states.push((await lambda.deleteEventSourceMapping({UUID})).State);
  expect(states).toEqual([
    'Enabled',
    'Disabling',
    'Disabled',
    'Enabling',
    'Enabled',
    'Updating',
    'Enabled',
    'Deleting',
  ]);
  time += 1000;
  expect(await refusalOf(lambda.getEventSourceMapping({UUID}))).toMatchObject({status: 404});
  expect((await lambda.listEventSourceMappings(orders)).EventSourceMappings).toEqual([]);
});

async function settledState(UUID: string): Promise<string | undefined> {
  time += 1000;
  return (await lambda.getEventSourceMapping({UUID})).State;
}

test('a mapping has the defaults of its source', async () => {
  const sqs = await lambda.createEventSourceMapping({...orders, EventSourceArn: queue});
  expect(sqs).toMatchObject({
    BatchSize: 10,
    FunctionArn: arn,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: new Date(time),
  });
  const kinesis = await lambda.createEventSourceMapping({
    FunctionName: `${arn}:1`,
    EventSourceArn: stream,
    StartingPosition: 'AT_TIMESTAMP',
    StartingPositionTimestamp: new Date('2026-01-01T00:00:00Z'),
  });
  expect(kinesis).toMatchObject({
    BatchSize: 100,
    FunctionArn: `${arn}:1`,
    ParallelizationFactor: 1,
    MaximumRetryAttempts: -1,
    StartingPositionTimestamp: new Date('2026-01-01T00:00:00Z'),
    LastProcessingResult: 'No records processed',
  });
});

test('mappings are listed by function and by source', async () => {
  await lambda.createFunction(await functionInput('other'));
  await lambda.createEventSourceMapping({...orders, EventSourceArn: queue});
  await lambda.createEventSourceMapping({FunctionName: 'other', EventSourceArn: stream, StartingPosition: 'LATEST'});
  const byFunction = await lambda.listEventSourceMappings(orders);
  expect(byFunction.EventSourceMappings?.map(({EventSourceArn}) => EventSourceArn)).toEqual([queue]);
  const bySource = await lambda.listEventSourceMappings({EventSourceArn: stream});
  expect(bySource.EventSourceMappings?.map(({EventSourceArn}) => EventSourceArn)).toEqual([stream]);
});

test('a large batch of a queue wants a window', async () => {
  const refusal = await refusalOf(lambda.createEventSourceMapping({...orders, EventSourceArn: queue, BatchSize: 11}));
  expect(refusal.message).toBe(
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
  );
});

test('a policy is the document the service writes', async () => {
  await lambda.addPermission({
    ...orders,
    StatementId: 's3',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceArn: 'arn:aws:s3:::bucket',
    SourceAccount: accountId,
  });
  await lambda.addPermission({
    ...orders,
    StatementId: 'account',
    Action: 'lambda:GetFunction',
    Principal: '111122223333',
  });
  const {Policy = '{}', RevisionId} = await lambda.getPolicy(orders);
  expect(JSON.parse(Policy)).toEqual({
    Version: '2012-10-17',
    Id: 'default',
    Statement: [
      {
        Sid: 's3',
        Effect: 'Allow',
        Principal: {Service: 's3.amazonaws.com'},
        Action: 'lambda:InvokeFunction',
        Resource: arn,
        Condition: {StringEquals: {'AWS:SourceAccount': accountId}, ArnLike: {'AWS:SourceArn': 'arn:aws:s3:::bucket'}},
      },
      {
        Sid: 'account',
        Effect: 'Allow',
        Principal: {AWS: 'arn:aws:iam::111122223333:root'},
        Action: 'lambda:GetFunction',
        Resource: arn,
      },
    ],
  });
  await lambda.removePermission({...orders, StatementId: 's3', RevisionId: RevisionId ?? ''});
  await lambda.removePermission({...orders, StatementId: 'account'});
  expect(await refusalOf(lambda.getPolicy(orders))).toMatchObject({status: 404});
});

test('versions and aliases have policies of their own, $LATEST has none', async () => {
  const statement = {...orders, StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '*'};
  const {Statement = '{}'} = await lambda.addPermission({...statement, Qualifier: '1'});
  expect(JSON.parse(Statement)).toMatchObject({Principal: '*', Resource: `${arn}:1`});
  expect(await refusalOf(lambda.getPolicy(orders))).toMatchObject({status: 404});
  const refusal = await refusalOf(lambda.addPermission({...statement, Qualifier: '$LATEST'}));
  expect(refusal.message).toBe('We currently do not support adding policies for $LATEST.');
});

test('tags are added, replaced and removed, of mappings, too', async () => {
  await lambda.tagResource({Resource: arn, Tags: {team: 'shop', stage: 'test'}});
  await lambda.tagResource({Resource: arn, Tags: {stage: 'production'}});
  await lambda.untagResource({Resource: arn, TagKeys: ['team', 'never']});
  expect((await lambda.listTags({Resource: arn})).Tags).toEqual({stage: 'production'});
  const mapping = await lambda.createEventSourceMapping({...orders, EventSourceArn: queue, Tags: {a: 'b'}});
  expect((await lambda.listTags({Resource: mapping.EventSourceMappingArn ?? ''})).Tags).toEqual({a: 'b'});
});

test('several errors are answered together', async () => {
  const refusal = await refusalOf(
    lambda.createFunction(await functionInput('x y', {Timeout: 0, MemorySize: 1, Role: 'r'})),
  );
  expect(refusal.message).toMatch(
    /^4 validation errors detected: Value 'x y' at 'functionName' failed .*; Value 'r' at 'role'/,
  );
  expect(refusal.message).toContain(
    "; Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});

test('secret values are not part of a refusal', async () => {
  const Environment = {Variables: {'1BAD': 'password'}};
  const {message} = await refusalOf(lambda.createFunction(await functionInput('new', {Environment})));
  expect(message).toMatch(
    /^1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys/,
  );
  expect(message).not.toContain('password');
});
