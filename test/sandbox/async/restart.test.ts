import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {forkSandbox} from '../../support/fork-sandbox.ts';
import {credentials, functionInput, region, startSandbox, zipOf} from '../../support/sandbox.ts';

/** Tells the test that it runs, and with what; whether it then ends is up to the test. */
const code = `export const handler = async ({url, name}, {awsRequestId}) => {
  const response = await fetch(url + '/' + name + '/' + awsRequestId);
  return response.text();
};
`;
let path = '';
let server: Server;
let url = '';
let isAnswering = false;
let seen: string[] = [];

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'lambdeck-restart-'));
  seen = [];
  isAnswering = false;
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    server.emit('seen');
    if (isAnswering) response.end('done');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(path, {recursive: true, force: true});
});

async function sendEvent(lambda: Lambda, name: string): Promise<string | undefined> {
  const Payload = Buffer.from(JSON.stringify({url, name}));
  return (await lambda.invoke({FunctionName: 'tell', InvocationType: 'Event', Payload})).$metadata.requestId;
}

async function makeFunction(lambda: Lambda): Promise<void> {
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await lambda.createFunction(await functionInput('tell', {Code, Timeout: 60}));
}

test('an event that was accepted by a sandbox that was killed is run by the next one', async () => {
  const {child, url: endpoint} = await forkSandbox(path);
  const lambda = new Lambda({region, endpoint, credentials, maxAttempts: 1});
  await makeFunction(lambda);
  const started = once(server, 'seen');
  const ids = [await sendEvent(lambda, 'a'), await sendEvent(lambda, 'b')];
  await started;
  child.kill('SIGKILL');
  await once(child, 'exit');
  lambda.destroy();
  [isAnswering, seen] = [true, []];
  const next = await startSandbox({storage: {kind: 'folder', path}});
  await next.sandbox.settled();
  expect(seen.toSorted()).toEqual([`/a/${ids[0]}`, `/b/${ids[1]}`]);
  await next.close();
});

test('a sandbox that closes leaves unfinished events to the next one, and finished ones not', async () => {
  const first = await startSandbox({storage: {kind: 'folder', path}});
  const lambda = new Lambda({region, endpoint: first.url, credentials, maxAttempts: 1});
  await makeFunction(lambda);
  isAnswering = true;
  await sendEvent(lambda, 'finished');
  await first.sandbox.settled();
  isAnswering = false;
  const started = once(server, 'seen');
  await sendEvent(lambda, 'unfinished');
  await started;
  lambda.destroy();
  await first.close();
  [isAnswering, seen] = [true, []];
  const next = await startSandbox({storage: {kind: 'folder', path}});
  await next.sandbox.settled();
  expect(seen).toEqual([expect.stringMatching(/^\/unfinished\//)]);
  await next.close();
});

test('a second sandbox on the same folder leaves the events of a living one alone', async () => {
  const {child, url: endpoint} = await forkSandbox(path);
  const lambda = new Lambda({region, endpoint, credentials, maxAttempts: 1});
  await makeFunction(lambda);
  const started = once(server, 'seen');
  await sendEvent(lambda, 'once');
  await started;
  const second = await startSandbox({storage: {kind: 'folder', path}});
  await second.sandbox.settled();
  expect(seen).toHaveLength(1);
  await second.close();
  lambda.destroy();
  child.kill('SIGKILL');
  await once(child, 'exit');
});
