import {afterAll, beforeAll, expect, test} from 'vitest';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {type RunningSandbox, startSandbox} from '../../support/sandbox.ts';

const list = '/2015-03-31/functions/';
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

test('a signed request for loopback is answered, by any of its names', async () => {
  const port = new URL(sandbox.url).port;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST']) {
    expect(await sendRaw(`${sandbox.url}${list}`, {authorization, host})).toMatchObject({
      status: 200,
      body: '{"Functions":[]}',
    });
  }
});

test.each([
  ['without a signature', {}, 'MissingAuthenticationTokenException'],
  ['with another kind of authorization', {authorization: 'Basic YTpi'}, 'MissingAuthenticationTokenException'],
  ['for a foreign host', {authorization, host: 'attacker.example'}, 'AccessDeniedException'],
  [
    'for a host that only begins like loopback',
    {authorization, host: '127.0.0.1.attacker.example'},
    'AccessDeniedException',
  ],
  ['from a web page', {authorization, origin: 'http://localhost'}, 'AccessDeniedException'],
  ['from a sandboxed web page', {authorization, origin: 'null'}, 'AccessDeniedException'],
])('a request %s is refused', async (_case, headers, code) => {
  const {status, headers: answered, body} = await sendRaw(`${sandbox.url}${list}`, headers as Record<string, string>);
  expect([status, answered['x-amzn-errortype'], answered['content-type']]).toEqual([403, code, 'application/json']);
  expect(JSON.parse(body)).toEqual({message: expect.any(String)});
  expect(Object.keys(answered).filter(name => name.startsWith('access-control'))).toEqual([]);
});

test('a preflight is refused', async () => {
  const headers = {origin: 'http://attacker.example', 'access-control-request-headers': 'authorization'};
  const {status, headers: answered} = await sendRaw(`${sandbox.url}${list}`, headers, 'OPTIONS');
  expect([status, answered['access-control-allow-origin']]).toEqual([403, undefined]);
});
