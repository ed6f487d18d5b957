import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {InvokeWithResponseStreamCommand, Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {credentials, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';

const code = `
export const streamed = awslambda.streamifyResponse(async (event, stream) => {
  stream.write('first;');
  if (event.gate) await fetch(event.gate);
  if (event.fail) throw new RangeError('out of words');
  stream.write('second');
  stream.end();
});
export const buffered = async event => ({whole: event});
export const broken = async () => {
  throw new TypeError('no answer');
};
`;
let sandbox: RunningSandbox;
let lambda: Lambda;
/** Lets a handler go on when the test says so. */
let gate: Server;
let open = () => {};

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  for (const name of ['streamed', 'buffered', 'broken']) {
    await lambda.createFunction(await functionInput(name, {Code, Handler: `index.${name}`, Timeout: 20}));
  }
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  gate = createServer(async (_, response) => {
    await opened;
    response.end();
  });
  await new Promise<void>(resolve => {
    gate.listen(0, '127.0.0.1', resolve);
  });
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
  gate.close();
});

async function invoke(name: string, event: object = {}, LogType: 'None' | 'Tail' = 'None') {
  const Payload = Buffer.from(JSON.stringify(event));
  const answer = await lambda.send(new InvokeWithResponseStreamCommand({FunctionName: name, Payload, LogType}));
  const events = answer.EventStream?.[Symbol.asyncIterator]();
  const next = async () => (await events?.next())?.value;
  return {...answer, next};
}

function toText(payload: Uint8Array | undefined): string {
  return Buffer.from(payload ?? []).toString('utf8');
}

test('a streamed response is read while the handler still writes', async () => {
  const url = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  const answer = await invoke('streamed', {gate: url}, 'Tail');
  expect(answer).toMatchObject({
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    ResponseStreamContentType: 'application/vnd.amazon.eventstream',
  });
  expect(toText((await answer.next())?.PayloadChunk?.Payload)).toBe('first;');
  open();
  expect(toText((await answer.next())?.PayloadChunk?.Payload)).toBe('second');
  const {InvokeComplete} = (await answer.next()) ?? {};
  expect([InvokeComplete?.ErrorCode, InvokeComplete?.ErrorDetails]).toEqual([undefined, undefined]);
  expect(Buffer.from(InvokeComplete?.LogResult ?? '', 'base64').toString('utf8')).toMatch(/^START [\s\S]+REPORT /);
  expect(await answer.next()).toBeUndefined();
});

test('a response that is not streamed comes as one piece', async () => {
  const answer = await invoke('buffered', {a: 1});
  expect(toText((await answer.next())?.PayloadChunk?.Payload)).toBe('{"whole":{"a":1}}');
  expect(await answer.next()).toEqual({InvokeComplete: {}});
});

test('a failure halfway is told at the end', async () => {
  const answer = await invoke('streamed', {fail: true});
  expect(toText((await answer.next())?.PayloadChunk?.Payload)).toBe('first;');
  const {InvokeComplete} = (await answer.next()) ?? {};
  expect(InvokeComplete?.ErrorCode).toBe('Unhandled');
  expect(JSON.parse(InvokeComplete?.ErrorDetails ?? '')).toMatchObject({
    errorType: 'RangeError',
    errorMessage: 'out of words',
  });
});

test('a function that fails has no response but its error', async () => {
  const answer = await invoke('broken');
  const {InvokeComplete} = (await answer.next()) ?? {};
  expect(JSON.parse(InvokeComplete?.ErrorDetails ?? '')).toMatchObject({errorMessage: 'no answer'});
  expect(await answer.next()).toBeUndefined();
});

test('what cannot be begun is refused before the stream', async () => {
  expect(await refusalOf(invoke('none'))).toMatchObject({status: 404, code: 'ResourceNotFoundException'});
  await lambda.createFunction(await functionInput('java', {Runtime: 'java21'}));
  expect(await refusalOf(invoke('java'))).toMatchObject({status: 502, code: 'InvalidRuntimeException'});
  await lambda.putFunctionConcurrency({FunctionName: 'buffered', ReservedConcurrentExecutions: 0});
  expect(await refusalOf(invoke('buffered'))).toMatchObject({status: 429, code: 'TooManyRequestsException'});
  await lambda.deleteFunctionConcurrency({FunctionName: 'buffered'});
});
