import {request} from 'node:http';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {accountId, credentials, type RunningSandbox, region, startSandbox} from '../support/sandbox.ts';

const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/lambda/aws4_request, SignedHeaders=host, Signature=0`;
const list = '/2015-03-31/functions/';
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Unlike fetch, node:http sends any Host and Origin. */
async function send(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Answer> {
  const {promise, resolve, reject} = Promise.withResolvers<Answer>();
  const outgoing = request(`${sandbox.url}${path}`, {method, headers}, async message => {
    message.setEncoding('utf8');
    resolve({status: message.statusCode, headers: message.headers, body: (await message.toArray()).join('')});
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

test('a signed request for loopback is answered, by any of its names', async () => {
  const port = new URL(sandbox.url).port;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST']) {
    expect(await send(list, {authorization, host})).toMatchObject({status: 200, body: '{"Functions":[]}'});
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
  const {status, headers: answered, body} = await send(list, headers as Record<string, string>);
  expect([status, answered['x-amzn-errortype'], answered['content-type']]).toEqual([403, code, 'application/json']);
  expect(JSON.parse(body)).toMatchObject({Type: 'User', message: expect.any(String)});
  expect(Object.keys(answered).filter(name => name.startsWith('access-control'))).toEqual([]);
});

test('a preflight is refused', async () => {
  const headers = {origin: 'http://attacker.example', 'access-control-request-headers': 'authorization'};
  const {status, headers: answered} = await send(list, headers, 'OPTIONS');
  expect([status, answered['access-control-allow-origin']]).toEqual([403, undefined]);
});

test('an unknown route is answered as JSON', async () => {
  const {status, headers, body} = await send('/2015-03-31/nothing?x=%', {authorization});
  expect([status, headers['x-amzn-errortype']]).toEqual([404, 'UnknownOperationException']);
  expect(JSON.parse(body)).toEqual({Type: 'User', message: 'The sandbox has no operation at GET /2015-03-31/nothing'});
});

test('a path that is no URL is answered, too', async () => {
  expect((await send('/2015-03-31/functions/%E0%A4%A', {authorization})).status).toBe(400);
  expect((await send('//', {authorization})).status).toBe(404);
});

test('routes on one path are told apart by their query', async () => {
  const arn = encodeURIComponent(`arn:aws:lambda:${region}:${accountId}:layer:none:1`);
  const byArn = await send(`/2018-10-31/layers?find=LayerVersion&Arn=${arn}`, {authorization});
  expect([byArn.status, JSON.parse(byArn.body)]).toEqual([
    404,
    {Type: 'User', Message: 'The resource you requested does not exist.'},
  ]);
  expect((await send('/2018-10-31/layers', {authorization})).body).toBe('{"Layers":[]}');
  const all = await send('/2019-09-30/functions/none/provisioned-concurrency?List=ALL', {authorization});
  expect(JSON.parse(all.body).Message).toBe(`Function not found: arn:aws:lambda:${region}:${accountId}:function:none`);
});

test('an ARN in the path arrives encoded or not', async () => {
  const arn = `arn:aws:lambda:${region}:${accountId}:function:none`;
  for (const label of [arn, encodeURIComponent(arn)]) {
    const {body} = await send(`/2015-03-31/functions/${label}/configuration`, {authorization});
    expect(JSON.parse(body).Message).toBe(`Function not found: ${arn}`);
  }
});

test.each([
  ['{"FunctionName":', 400, 'InvalidRequestContentException', /^Could not parse request body into json: /],
  ['[]', 400, 'SerializationException', /^START_ARRAY can not be converted to a Map$/],
  ['{"Timeout":"soon"}', 400, 'SerializationException', /^STRING_VALUE can not be converted to an Integer$/],
  ['{"Code":{"ZipFile":"?"}}', 400, 'SerializationException', /base64/],
  ['', 400, 'ValidationException', /^3 validation errors detected: Value null at 'functionName' failed/],
])('the body %j is refused', async (body, status, code, message) => {
  const answer = await send('/2015-03-31/functions', {authorization}, 'POST', body);
  expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, code]);
  expect(JSON.parse(answer.body).message).toMatch(message);
});

test('a body has its limit', async () => {
  const headers = {authorization, 'content-length': '70167212'};
  const {promise, resolve, reject} = Promise.withResolvers<number | undefined>();
  const outgoing = request(`${sandbox.url}/2015-03-31/functions`, {method: 'POST', headers}, message => {
    resolve(message.statusCode);
    message.destroy();
  });
  outgoing.on('error', reject);
  outgoing.flushHeaders();
  expect(await promise).toBe(413);
});

test('STS tells the account', async () => {
  const sts = new STSClient({region, endpoint: sandbox.url, credentials});
  const {$metadata, ...identity} = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity).toEqual({
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/sandbox`,
    UserId: credentials.accessKeyId,
  });
  sts.destroy();
});

test('another STS action is refused in XML', async () => {
  const headers = {authorization: authorization.replace('/lambda/', '/sts/')};
  const {status, body} = await send('/', headers, 'POST', 'Action=AssumeRole%3Cx%3E&Version=2011-06-15');
  expect(status).toBe(400);
  expect(body).toContain('<Code>InvalidAction</Code>');
  expect(body).not.toContain('<x>');
});
