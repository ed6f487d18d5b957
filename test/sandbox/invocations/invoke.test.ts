import {once} from 'node:events';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:echo`;
const code = `import {appendFileSync} from 'node:fs';
export const handler = async (event, context) => {
  if (event.fail) throw new TypeError('no such order');
  if (event.file) appendFileSync(event.file, 'x');
  console.log('z'.repeat(event.log ?? 0) + 'the end');
  return {event, arn: context.invokedFunctionArn, version: process.env.AWS_LAMBDA_FUNCTION_VERSION, name: process.env.WHO};
};
`;
let draw = 0;
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({random: () => draw});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await lambda.createFunction(
    await functionInput('echo', {Code, Timeout: 20, Publish: true, Environment: {Variables: {WHO: 'first'}}}),
  );
  await lambda.updateFunctionConfiguration({FunctionName: 'echo', Environment: {Variables: {WHO: 'second'}}});
  await lambda.publishVersion({FunctionName: 'echo'});
  await lambda.createAlias({
    FunctionName: 'echo',
    Name: 'live',
    FunctionVersion: '1',
    RoutingConfig: {AdditionalVersionWeights: {'2': 0.25}},
  });
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

function toValue(payload: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
}

test('an invocation answers with what the handler returns and the version that ran', async () => {
  const {$metadata, ...answer} = await lambda.invoke({FunctionName: 'echo', Payload: Buffer.from('{"order":42}')});
  expect(answer).toMatchObject({StatusCode: 200, ExecutedVersion: '$LATEST'});
  expect(toValue(answer.Payload)).toEqual({event: {order: 42}, arn, version: '$LATEST', name: 'second'});
  expect([answer.FunctionError, answer.LogResult]).toEqual([undefined, undefined]);
});

test('no payload is an empty event', async () => {
  expect(toValue((await lambda.invoke({FunctionName: 'echo'})).Payload)).toMatchObject({event: {}});
});

test('a version runs with its own settings', async () => {
  const {Payload, ExecutedVersion} = await lambda.invoke({FunctionName: 'echo', Qualifier: '1'});
  expect(ExecutedVersion).toBe('1');
  expect(toValue(Payload)).toMatchObject({version: '1', name: 'first', arn: `${arn}:1`});
});

test('an alias shares its invocations out by weight', async () => {
  const executed: (string | undefined)[] = [];
  for (draw of [0, 0.2, 0.25, 0.9]) {
    executed.push((await lambda.invoke({FunctionName: 'echo:live'})).ExecutedVersion);
  }
  expect(executed).toEqual(['2', '2', '1', '1']);
});

test('a handler that throws is an answer with an error', async () => {
  const answer = await lambda.invoke({FunctionName: 'echo', Payload: Buffer.from('{"fail":true}')});
  expect(answer).toMatchObject({StatusCode: 200, FunctionError: 'Unhandled'});
  expect(toValue(answer.Payload)).toMatchObject({errorType: 'TypeError', errorMessage: 'no such order'});
});

test('the tail of the log is its last 4 KB', async () => {
  const answer = await lambda.invoke({FunctionName: 'echo', LogType: 'Tail', Payload: Buffer.from('{"log":9000}')});
  const log = Buffer.from(answer.LogResult ?? '', 'base64');
  expect(log.byteLength).toBe(4096);
  expect(log.toString('utf8')).toMatch(/zzzthe end\nEND RequestId: [\s\S]+\nREPORT RequestId: .+Billed Duration/);
});

test('a dry run runs nothing', async () => {
  expect(await lambda.invoke({FunctionName: 'echo', InvocationType: 'DryRun'})).toMatchObject({StatusCode: 204});
});

test('an event is accepted at once and handled later', async () => {
  const {mkdtempSync, readFileSync, rmSync} = await import('node:fs');
  const folder = mkdtempSync('/tmp/lambdeck-test-');
  const Payload = Buffer.from(JSON.stringify({file: `${folder}/seen`}));
  expect(await lambda.invoke({FunctionName: 'echo', InvocationType: 'Event', Payload})).toMatchObject({
    StatusCode: 202,
  });
  await sandbox.sandbox.settled();
  expect(readFileSync(`${folder}/seen`, 'utf8')).toBe('x');
  rmSync(folder, {recursive: true});
});

test('reserved concurrency of 0 stops a function', async () => {
  await lambda.putFunctionConcurrency({FunctionName: 'echo', ReservedConcurrentExecutions: 0});
  const error = await lambda.invoke({FunctionName: 'echo'}).catch(caught => caught);
  await lambda.deleteFunctionConcurrency({FunctionName: 'echo'});
  expect(error).toMatchObject({
    name: 'TooManyRequestsException',
    message: 'Rate Exceeded.',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    Type: 'User',
  });
});

test('when all of the account are busy, it is told when to come again', async () => {
  const busy = await startSandbox();
  await busy.client.createFunction(await functionInput('reserving'));
  await busy.client.putFunctionConcurrency({FunctionName: 'reserving', ReservedConcurrentExecutions: 900});
  const Code = {ZipFile: await zipOf({bootstrap: '#!/bin/sh\nexec sleep 60\n'})};
  await busy.client.createFunction(await functionInput('stuck', {Code, Runtime: 'provided.al2023', Timeout: 60}));
  const path = '/2015-03-31/functions/stuck/invocations';
  const answers = Array.from({length: 101}, () => sendRaw(busy.url + path, {authorization}, 'POST', '{}'));
  const {status, headers, body} = await Promise.race(answers);
  expect({status, retryAfter: headers['retry-after'], ...JSON.parse(body)}).toEqual({
    ...{status: 429, retryAfter: '1', Type: 'User', message: 'Rate Exceeded.'},
    Reason: 'ConcurrentInvocationLimitExceeded',
  });
  await Promise.all([busy.close(), Promise.allSettled(answers)]);
});

test('a function that is Pending cannot be invoked yet', async () => {
  const slow = await startSandbox({delays: {create: 60_000, update: 0, mapping: 0}});
  const client = new Lambda({region, endpoint: slow.url, credentials, maxAttempts: 1});
  await client.createFunction(await functionInput('new'));
  expect(await refusalOf(client.invoke({FunctionName: 'new'}))).toEqual({
    status: 409,
    code: 'ResourceConflictException',
    message:
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
  });
  client.destroy();
  await slow.close();
});

test('a runtime that cannot run here says so', async () => {
  await lambda.createFunction(await functionInput('java', {Runtime: 'java21'}));
  const refusal = await refusalOf(lambda.invoke({FunctionName: 'java'}));
  expect(refusal).toMatchObject({status: 502, code: 'InvalidRuntimeException'});
  expect(refusal.message).toMatch(/^The sandbox cannot run java21: /);
});

test('layers are there when the handler runs, even after they were deleted', async () => {
  const ZipFile = await zipOf({'nodejs/node_modules/greeting/index.js': "exports.text = 'from a layer';\n"});
  const layer = await lambda.publishLayerVersion({LayerName: 'greeting', Content: {ZipFile}});
  const Code = {ZipFile: await zipOf({'index.js': "exports.handler = async () => require('greeting').text;\n"})};
  await lambda.createFunction(await functionInput('layered', {Code, Layers: [layer.LayerVersionArn ?? '']}));
  await lambda.deleteLayerVersion({LayerName: 'greeting', VersionNumber: 1});
  expect(toValue((await lambda.invoke({FunctionName: 'layered'})).Payload)).toBe('from a layer');
});

test('a function goes on when its client hangs up', async () => {
  const server = createServer((request, response) => server.emit(request.url ?? '', response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source = `export const handler = async ({url}) => {
    await fetch(url + '/begun');
    await fetch(url + '/done');
  };\n`;
  await lambda.createFunction(
    await functionInput('steady', {Code: {ZipFile: await zipOf({'index.mjs': source})}, Timeout: 20}),
  );
  const hangUp = new AbortController();
  const begun = once(server, '/begun');
  const Payload = Buffer.from(JSON.stringify({url}));
  const call = lambda.invoke({FunctionName: 'steady', Payload}, {abortSignal: hangUp.signal}).catch(() => 'hung up');
  const [first] = await begun;
  hangUp.abort();
  expect(await call).toBe('hung up');
  const done = once(server, '/done');
  first.end();
  const [second] = await done;
  second.end();
  server.closeAllConnections();
  server.close();
});

test('payloads are bounded', async () => {
  const event = await refusalOf(
    lambda.invoke({
      FunctionName: 'echo',
      InvocationType: 'Event',
      Payload: Buffer.alloc(1_048_577, ' ').fill('1', 0, 1),
    }),
  );
  expect(event).toMatchObject({status: 413, code: 'RequestEntityTooLargeException'});
  const payload = Buffer.alloc(6_291_457, ' ').fill('1', 0, 1);
  const synchronous = await refusalOf(lambda.invoke({FunctionName: 'echo', Payload: payload}));
  expect(synchronous).toEqual({
    status: 413,
    code: 'RequestEntityTooLargeException',
    message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
  });
});

test.each([
  ['no base64', '!!!'],
  ['no JSON', Buffer.from('{"client"').toString('base64')],
  ['no object', Buffer.from('[1]').toString('base64')],
])('a client context that is %s is refused, for events too', async (_what, ClientContext) => {
  for (const InvocationType of ['RequestResponse', 'Event', 'DryRun'] as const) {
    expect(await refusalOf(lambda.invoke({FunctionName: 'echo', ClientContext, InvocationType}))).toEqual({
      status: 400,
      code: 'InvalidRequestContentException',
      message: 'Client context must be a valid Base64-encoded JSON object.',
    });
  }
});

test('a client context reaches the handler, on however many lines and in whatever script it is written', async () => {
  const source = 'export const handler = async (event, context) => context.clientContext;\n';
  await lambda.createFunction(await functionInput('context', {Code: {ZipFile: await zipOf({'index.mjs': source})}}));
  const custom = {text: 'žluťoučký 🐎'};
  const ClientContext = Buffer.from(JSON.stringify({custom}, undefined, 2)).toString('base64');
  const {Payload, FunctionError} = await lambda.invoke({FunctionName: 'context', ClientContext});
  expect(FunctionError).toBeUndefined();
  expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toMatchObject({custom});
  const large = Buffer.from(JSON.stringify({custom: 'x'.repeat(3000)})).toString('base64');
  expect(await refusalOf(lambda.invoke({FunctionName: 'context', ClientContext: large}))).toMatchObject({status: 400});
});

test('a function that keeps its tenants apart gives each an environment of its own', async () => {
  const code = 'let calls = 0;\nexport const handler = async (_, context) => [context.tenantId, ++calls];\n';
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const TenancyConfig = {TenantIsolationMode: 'PER_TENANT'} as const;
  await lambda.createFunction(await functionInput('shared', {Code, Timeout: 20, TenancyConfig}));
  const answers: unknown[] = [];
  for (const TenantId of ['blue', 'green', 'blue']) {
    answers.push(toValue((await lambda.invoke({FunctionName: 'shared', TenantId})).Payload));
  }
  expect(answers).toEqual([
    ['blue', 1],
    ['green', 1],
    ['blue', 2],
  ]);
  expect(await refusalOf(lambda.invoke({FunctionName: 'shared'}))).toEqual({
    status: 400,
    code: 'InvalidParameterValueException',
    message: expect.stringContaining('Add a valid tenant ID'),
  });
  expect(await refusalOf(lambda.invoke({FunctionName: 'echo', TenantId: 'blue'}))).toEqual({
    status: 400,
    code: 'InvalidParameterValueException',
    message: expect.stringContaining('Remove the tenant ID'),
  });
});

test('an event reaches its function as its tenant', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lambdeck-tenant-'));
  const file = join(folder, 'tenant');
  const code = `import {writeFileSync} from 'node:fs';
export const handler = async (event, context) => writeFileSync(event.file, context.tenantId);
`;
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const TenancyConfig = {TenantIsolationMode: 'PER_TENANT'} as const;
  await lambda.createFunction(await functionInput('queued', {Code, Timeout: 20, TenancyConfig}));
  const Payload = Buffer.from(JSON.stringify({file}));
  await lambda.invoke({FunctionName: 'queued', InvocationType: 'Event', TenantId: 'green', Payload});
  await sandbox.sandbox.settled();
  expect(await readFile(file, 'utf8')).toBe('green');
  await rm(folder, {recursive: true});
});
