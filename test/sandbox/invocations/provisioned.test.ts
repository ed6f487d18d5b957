import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {eventually} from '../../support/patience.ts';
import {functionInput, type RunningSandbox, startSandbox, zipOf} from '../../support/sandbox.ts';

/** Counts its runs, tells how it was started, and says that it has begun and waits where that is asked. */
const code = `
import {existsSync, writeFileSync} from 'node:fs';
let runs = 0;
const {AWS_LAMBDA_INITIALIZATION_TYPE: type, AWS_LAMBDA_FUNCTION_VERSION: version} = process.env;
console.log('starting ' + version);
export const handler = async ({begun, until, exit}) => {
  if (exit) process.exit(1);
  if (begun) writeFileSync(begun, '');
  while (until && !existsSync(until)) await new Promise(resolve => setTimeout(resolve, 10));
  return {type, version, runs: ++runs, pid: process.pid};
};
`;
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
});

afterAll(() => sandbox.close());

async function create(FunctionName: string, source = code): Promise<void> {
  const Code = {ZipFile: await zipOf({'index.mjs': source})};
  await lambda.createFunction(await functionInput(FunctionName, {Code, Publish: true, Timeout: 20}));
}

async function provide(FunctionName: string, count: number, Qualifier = '1') {
  await lambda.putProvisionedConcurrencyConfig({FunctionName, Qualifier, ProvisionedConcurrentExecutions: count});
  await sandbox.sandbox.settled();
  return lambda.getProvisionedConcurrencyConfig({FunctionName, Qualifier});
}

async function run(FunctionName: string, event: object = {}) {
  const {Payload} = await lambda.invoke({FunctionName, Payload: JSON.stringify(event)});
  return JSON.parse(Payload?.transformToString() ?? '') as {type: string; version: string; runs: number; pid: number};
}

test('environments are started ahead, and what is invoked by their version or alias runs in them', async () => {
  await create('ahead');
  await lambda.createAlias({FunctionName: 'ahead', Name: 'live', FunctionVersion: '1'});
  expect(await provide('ahead', 1, 'live')).toMatchObject({
    Status: 'READY',
    AllocatedProvisionedConcurrentExecutions: 1,
    AvailableProvisionedConcurrentExecutions: 1,
  });
  const {LogResult = '', Payload} = await lambda.invoke({FunctionName: 'ahead:live', LogType: 'Tail'});
  expect(JSON.parse(Payload?.transformToString() ?? '')).toMatchObject({type: 'provisioned-concurrency', runs: 1});
  expect(Buffer.from(LogResult, 'base64').toString('utf8')).not.toContain('Init Duration');
  expect(await run('ahead:live')).toMatchObject({type: 'provisioned-concurrency', runs: 2});
  for (const other of ['ahead', 'ahead:1']) expect((await run(other)).type).toBe('on-demand');
});

test('what is more than was provided runs on demand', async () => {
  await create('busy');
  await provide('busy', 1);
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-busy-'));
  const [begun, until] = [join(folder, 'begun'), join(folder, 'until')];
  const first = run('busy:1', {begun, until});
  await eventually(() => expect(existsSync(begun)).toBe(true));
  expect((await run('busy:1')).type).toBe('on-demand');
  writeFileSync(until, '');
  expect((await first).type).toBe('provisioned-concurrency');
  rmSync(folder, {recursive: true});
});

test('an environment that ends is replaced', async () => {
  await create('frail');
  await provide('frail', 1);
  const {pid} = await run('frail:1');
  await run('frail:1', {exit: true});
  const next = await eventually(async () => {
    const found = await run('frail:1');
    expect(found.type).toBe('provisioned-concurrency');
    return found;
  });
  expect(next.pid).not.toBe(pid);
});

test('what is reserved and provisioned is not there for $LATEST', async () => {
  await create('reserved');
  await lambda.putFunctionConcurrency({FunctionName: 'reserved', ReservedConcurrentExecutions: 2});
  await provide('reserved', 2);
  expect(await refusalOf(lambda.invoke({FunctionName: 'reserved'}))).toMatchObject({
    status: 429,
    code: 'TooManyRequestsException',
  });
  expect((await run('reserved:1')).type).toBe('provisioned-concurrency');
  await provide('reserved', 1);
  expect((await run('reserved')).type).toBe('on-demand');
  await lambda.deleteProvisionedConcurrencyConfig({FunctionName: 'reserved', Qualifier: '1'});
  await sandbox.sandbox.settled();
  expect((await run('reserved:1')).type).toBe('on-demand');
});

test('an alias that leads elsewhere has environments of that version', async () => {
  await create('moving');
  await lambda.createAlias({FunctionName: 'moving', Name: 'live', FunctionVersion: '1'});
  await provide('moving', 1, 'live');
  await lambda.updateFunctionConfiguration({FunctionName: 'moving', Description: 'second'});
  await lambda.publishVersion({FunctionName: 'moving'});
  await lambda.updateAlias({FunctionName: 'moving', Name: 'live', FunctionVersion: '2'});
  await sandbox.sandbox.settled();
  const place = {FunctionName: 'moving', Qualifier: 'live'};
  expect((await lambda.getProvisionedConcurrencyConfig(place)).Status).toBe('READY');
  expect(await run('moving:live')).toMatchObject({type: 'provisioned-concurrency', version: '2', runs: 1});
});

test.each([
  ['throws', "throw new Error('no way');"],
  ['exits', 'process.exit(3);'],
])('an initialisation that %s fails the configuration, in the words of the service', async (how, source) => {
  await create(how, source);
  expect(await provide(how, 2)).toMatchObject({
    Status: 'FAILED',
    StatusReason: 'FUNCTION_ERROR_INIT_FAILURE',
    RequestedProvisionedConcurrentExecutions: 2,
    AllocatedProvisionedConcurrentExecutions: 0,
    AvailableProvisionedConcurrentExecutions: 0,
  });
  const {ProvisionedConcurrencyConfigs} = await lambda.listProvisionedConcurrencyConfigs({FunctionName: how});
  expect(ProvisionedConcurrencyConfigs).toMatchObject([
    {Status: 'FAILED', StatusReason: 'FUNCTION_ERROR_INIT_FAILURE'},
  ]);
  expect((await lambda.invoke({FunctionName: `${how}:1`})).FunctionError).toBe('Unhandled');
});

test('what cannot be run here is recorded', async () => {
  await lambda.createFunction(await functionInput('java', {Runtime: 'java21', Handler: 'Main::handle', Publish: true}));
  expect(await provide('java', 3)).toMatchObject({Status: 'READY', AllocatedProvisionedConcurrentExecutions: 3});
});
