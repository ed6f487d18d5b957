import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {
  accountId,
  credentials,
  functionInput,
  functionsSeed,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const orders = {FunctionName: 'orders'};
let time = Date.parse('2026-01-31T09:30:00Z');
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox({now: () => time, delays: {create: 2000, update: 1000, mapping: 500}});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

afterEach(async () => {
  lambda.destroy();
  await sandbox.close();
});

/** Lets everything settle. */
function wait(): void {
  time += 5000;
}

test('a new function is Pending, then Active, with the defaults of the service', async () => {
  expect(await lambda.createFunction(await functionInput('orders'))).toMatchObject({
    State: 'Pending',
    StateReasonCode: 'Creating',
    StateReason: 'The function is being created.',
  });
  wait();
  expect(await lambda.getFunctionConfiguration(orders)).toMatchObject({
    FunctionArn: arn,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    Version: '$LATEST',
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    EphemeralStorage: {Size: 512},
    TracingConfig: {Mode: 'PassThrough'},
    SnapStart: {ApplyOn: 'None', OptimizationStatus: 'Off'},
    LoggingConfig: {LogFormat: 'Text', LogGroup: '/aws/lambda/orders'},
    LastModified: '2026-01-31T09:30:00.000+0000',
  });
});

test('a function is found by name, partial ARN and whole ARN', async () => {
  await lambda.createFunction(await functionInput('orders'));
  const names = ['orders', `${accountId}:function:orders`, `${region}:${accountId}:function:orders`, arn];
  for (const FunctionName of names) {
    expect((await lambda.getFunction({FunctionName})).Configuration?.FunctionArn).toBe(arn);
  }
});

test('a function of another account is refused', async () => {
  const refusal = await refusalOf(
    lambda.getFunction({FunctionName: `arn:aws:lambda:${region}:999999999999:function:orders`}),
  );
  expect(refusal).toMatchObject({status: 403, code: 'AccessDeniedException'});
});

test('a function is created once', async () => {
  await lambda.createFunction(await functionInput('orders'));
  const refusal = await refusalOf(lambda.createFunction(await functionInput('orders')));
  expect(refusal).toEqual({status: 409, code: 'ResourceConflictException', message: 'Function already exist: orders'});
});

test('a change names the new revision and is refused from an older one', async () => {
  await lambda.createFunction(await functionInput('orders'));
  wait();
  const {RevisionId} = await lambda.getFunctionConfiguration(orders);
  const changed = await lambda.updateFunctionConfiguration({...orders, Timeout: 9, RevisionId});
  expect(changed).toMatchObject({Timeout: 9, LastUpdateStatus: 'InProgress', Handler: 'index.handler'});
  expect(changed.RevisionId).not.toBe(RevisionId);
  wait();
  const call = lambda.updateFunctionConfiguration({...orders, Timeout: 10, RevisionId});
  expect(await refusalOf(call)).toEqual({
    status: 412,
    code: 'PreconditionFailedException',
    message:
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  });
});

test('a change of the environment replaces it whole and leaves the rest', async () => {
  await lambda.createFunction(
    await functionInput('orders', {Environment: {Variables: {FIRST: '1', SECOND: '2'}}, Description: 'kept'}),
  );
  wait();
  await lambda.updateFunctionConfiguration({...orders, Environment: {Variables: {THIRD: '3'}}});
  const {Environment, Description} = await lambda.getFunctionConfiguration(orders);
  expect({Environment, Description}).toEqual({Environment: {Variables: {THIRD: '3'}}, Description: 'kept'});
});

test('new code is tried without being kept, then kept and published', async () => {
  const created = await lambda.createFunction(await functionInput('orders'));
  wait();
  const ZipFile = await zipOf({'index.mjs': 'export const handler = () => 2;\n'});
  const tried = await lambda.updateFunctionCode({...orders, ZipFile, DryRun: true});
  expect(tried.CodeSha256).not.toBe(created.CodeSha256);
  expect((await lambda.getFunctionConfiguration(orders)).CodeSha256).toBe(created.CodeSha256);
  const published = await lambda.updateFunctionCode({...orders, ZipFile, Publish: true});
  expect(published).toMatchObject({Version: '1', CodeSha256: tried.CodeSha256, FunctionArn: `${arn}:1`});
});

test('the code can be downloaded from the link GetFunction gives, and only from that', async () => {
  await lambda.createFunction(await functionInput('orders'));
  const {Code} = await lambda.getFunction(orders);
  const response = await fetch(Code?.Location ?? '');
  const {ZipFile} = (await functionInput('orders')).Code ?? {};
  expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(ZipFile ?? []))).toBe(true);
  const forged = await fetch((Code?.Location ?? '').replace(/signature=./, 'signature=x'));
  expect(forged.status).toBe(403);
});

test('publishing without a change returns the last version', async () => {
  await lambda.createFunction(await functionInput('orders'));
  wait();
  const first = await lambda.publishVersion({...orders, Description: 'one'});
  expect(await lambda.publishVersion(orders)).toMatchObject({Version: '1', RevisionId: first.RevisionId});
  await lambda.updateFunctionConfiguration({...orders, Timeout: 5});
  wait();
  expect(await lambda.publishVersion(orders)).toMatchObject({Version: '2', Timeout: 5});
  expect(await lambda.getFunctionConfiguration({...orders, Qualifier: '1'})).toMatchObject({
    Timeout: 3,
    Description: 'one',
  });
  const {Versions} = await lambda.listVersionsByFunction(orders);
  expect(Versions?.map(({Version}) => Version)).toEqual(['$LATEST', '1', '2']);
});

test('publishing checks the code it is meant for', async () => {
  await lambda.createFunction(await functionInput('orders'));
  wait();
  const refusal = await refusalOf(lambda.publishVersion({...orders, CodeSha256: 'other'}));
  expect(refusal).toMatchObject({status: 400, code: 'InvalidParameterValueException'});
  expect(refusal.message).toMatch(/^CodeSHA256 \(other\) is different from current CodeSHA256 in \$LATEST/);
});

test('version numbers are not used again, and a version in use stays', async () => {
  await lambda.createFunction(await functionInput('orders'));
  wait();
  await lambda.publishVersion(orders);
  await lambda.createAlias({...orders, Name: 'live', FunctionVersion: '1'});
  expect(await refusalOf(lambda.deleteFunction({...orders, Qualifier: '1'}))).toMatchObject({status: 409});
  await lambda.deleteAlias({...orders, Name: 'live'});
  await lambda.deleteFunction({...orders, Qualifier: '1'});
  expect(await lambda.publishVersion(orders)).toMatchObject({Version: '2'});
  expect(await refusalOf(lambda.deleteFunction({...orders, Qualifier: '$LATEST'}))).toMatchObject({status: 400});
});

test('a deleted function takes its versions, aliases, policy and settings with it', async () => {
  await lambda.createFunction(await functionInput('orders', {Publish: true, Tags: {a: 'b'}}));
  await lambda.createAlias({...orders, Name: 'live', FunctionVersion: '1'});
  await lambda.putFunctionConcurrency({...orders, ReservedConcurrentExecutions: 3});
  await lambda.deleteFunction(orders);
  await lambda.createFunction(await functionInput('orders'));
  const found = await lambda.getFunction(orders);
  expect([found.Tags, found.Concurrency]).toEqual([undefined, undefined]);
  expect((await lambda.listAliases(orders)).Aliases).toEqual([]);
  expect((await lambda.listVersionsByFunction(orders)).Versions).toHaveLength(1);
});

test('lists come in pages of 50, sorted by name, and go on behind a marker', async () => {
  const many = await startSandbox({seed: () => functionsSeed(120)});
  const client = new Lambda({region, endpoint: many.url, credentials, maxAttempts: 1});
  const names: (string | undefined)[] = [];
  const sizes: number[] = [];
  let Marker: string | undefined;
  do {
    const page = await client.listFunctions({MaxItems: 100, ...(Marker ? {Marker} : {})});
    names.push(...(page.Functions ?? []).map(({FunctionName}) => FunctionName));
    sizes.push(page.Functions?.length ?? 0);
    Marker = page.NextMarker;
  } while (Marker);
  expect(sizes).toEqual([50, 50, 20]);
  expect(names).toEqual(Array.from({length: 120}, (_, index) => `function-${String(index).padStart(5, '0')}`));
  expect(await refusalOf(client.listFunctions({Marker: 'nonsense'}))).toMatchObject({status: 400});
  client.destroy();
  await many.close();
});

test('a full page at the very end has no marker', async () => {
  const many = await startSandbox({seed: () => functionsSeed(50)});
  const client = new Lambda({region, endpoint: many.url, credentials, maxAttempts: 1});
  expect((await client.listFunctions()).NextMarker).toBeUndefined();
  client.destroy();
  await many.close();
});

test('FunctionVersion=ALL lists published versions, too', async () => {
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
  const {Functions} = await lambda.listFunctions({FunctionVersion: 'ALL'});
  expect(Functions?.map(({FunctionArn}) => FunctionArn)).toEqual([`${arn}:$LATEST`, `${arn}:1`]);
});

test('each region has functions of its own', async () => {
  await lambda.createFunction(await functionInput('orders'));
  const elsewhere = new Lambda({region: 'us-east-2', endpoint: sandbox.url, credentials, maxAttempts: 1});
  expect((await elsewhere.listFunctions()).Functions).toEqual([]);
  elsewhere.destroy();
});

test('the account counts functions, code and reservations', async () => {
  const {CodeSize = 0} = await lambda.createFunction(await functionInput('orders'));
  await lambda.createFunction(await functionInput('payments'));
  await lambda.putFunctionConcurrency({...orders, ReservedConcurrentExecutions: 40});
  const {AccountUsage, AccountLimit} = await lambda.getAccountSettings();
  expect(AccountUsage).toEqual({FunctionCount: 2, TotalCodeSize: 2 * CodeSize});
  expect(AccountLimit).toMatchObject({ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 960});
});

test('deleting a version that is not there is no error', async () => {
  await lambda.createFunction(await functionInput('first'));
  const {$metadata} = await lambda.deleteFunction({FunctionName: 'first', Qualifier: '99'});
  expect($metadata.httpStatusCode).toBe(204);
});
