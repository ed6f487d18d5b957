import {request as open} from 'node:http';
import {type CreateFunctionUrlConfigCommandInput, Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {authorization} from '../../support/deliveries.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

const code = `
export const echo = async event => event;
export const page = async event => {
  if (event.rawPath === '/fail') throw new Error('no page');
  if (event.rawPath === '/odd') return {statusCode: 'odd'};
  if (event.rawPath === '/text') return 'just text';
  if (event.rawPath === '/nothing') return {statusCode: 204};
  const headers = {'Content-Type': 'image/png', 'X-Page': '1', Connection: 'close', 'Content-Length': '1'};
  return {statusCode: 201, headers, cookies: ['a=1', 'b=2; Secure'], body: Buffer.from('png').toString('base64'), isBase64Encoded: true};
};
export const streamed = awslambda.streamifyResponse(async (event, stream) => {
  if (event.rawPath === '/plain') stream.setContentType('text/plain');
  else {
    const metadata = {statusCode: 418, headers: {'x-tea': 'green'}, cookies: ['pot=1']};
    stream = awslambda.HttpResponseStream.from(stream, metadata);
  }
  stream.write('short and ');
  if (event.rawPath === '/fail') throw new Error('spilled');
  stream.write('stout');
  stream.end();
});
`;
let sandbox: RunningSandbox;
let lambda: Lambda;
const addresses = new Map<string, URL>();

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const make = async (name: string, handler: string, members: Partial<CreateFunctionUrlConfigCommandInput>) => {
    await lambda.createFunction(await functionInput(name, {Code, Handler: `index.${handler}`, Timeout: 20}));
    const {FunctionUrl = ''} = await lambda.createFunctionUrlConfig({FunctionName: name, AuthType: 'NONE', ...members});
    addresses.set(name, new URL(FunctionUrl));
    await allow(name);
  };
  await make('echo', 'echo', {});
  await make('page', 'page', {});
  await make('streamed', 'streamed', {InvokeMode: 'RESPONSE_STREAM'});
  await make('whole', 'echo', {InvokeMode: 'RESPONSE_STREAM'});
  await make('signed', 'echo', {AuthType: 'AWS_IAM', Cors: {AllowOrigins: ['*']}});
  await make('shared', 'echo', {
    Cors: {
      AllowOrigins: ['https://shop.example'],
      AllowMethods: ['GET', 'POST'],
      AllowHeaders: ['X-Order', 'content-type'],
      ExposeHeaders: ['x-amzn-requestid'],
      AllowCredentials: true,
      MaxAge: 60,
    },
  });
});

/** Lets anyone call the URL of a function or alias. */
async function allow(FunctionName: string, Qualifier?: string): Promise<void> {
  const both = {FunctionName, Qualifier, Principal: '*'};
  await lambda.addPermission({
    ...both,
    StatementId: 'url',
    Action: 'lambda:InvokeFunctionUrl',
    FunctionUrlAuthType: 'NONE',
  });
  await lambda.addPermission({
    ...both,
    StatementId: 'invoke',
    Action: 'lambda:InvokeFunction',
    InvokedViaFunctionUrl: true,
  });
}

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends to the sandbox under the URL's own host, whatever the resolver here makes of that. */
function send(name: string, path: string, {method = 'GET', headers = {}, body = ''}: Sent = {}): Promise<Answer> {
  return sendTo(path, {method, headers: {host: addresses.get(name)?.host ?? '', ...headers}, body});
}

function sendTo(path: string, {method = 'GET', headers = {}, body = ''}: Sent): Promise<Answer> {
  const {promise, resolve, reject} = Promise.withResolvers<Answer>();
  const outgoing = open(sandbox.url + path, {method, headers}, async message => {
    message.setEncoding('utf8');
    const text = message.toArray().then(chunks => chunks.join(''));
    text.then(answered => resolve({status: message.statusCode, headers: message.headers, body: answered}), reject);
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

function pathOf(name: string, path: string): string {
  const [id] = addresses.get(name)?.host.split('.') ?? [];
  return `/_sandbox/urls/${region}/${id}${path}`;
}

test('a URL has a host of its own below localhost, on the port of the sandbox', () => {
  expect(addresses.get('echo')?.href).toMatch(
    new RegExp(`^http://[0-9a-f]{32}\\.lambda-url\\.${region}\\.localhost:${new URL(sandbox.url).port}/$`),
  );
});

test('where names below localhost are not known, a URL is a path that answers', async () => {
  const {client, url, close} = await startSandbox({resolveHost: () => Promise.reject(new Error('ENOTFOUND'))});
  onTestFinished(close);
  await client.createFunction(await functionInput('echo'));
  const {FunctionUrl = ''} = await client.createFunctionUrlConfig({FunctionName: 'echo', AuthType: 'AWS_IAM'});
  expect(FunctionUrl).toMatch(new RegExp(`^${url}/_sandbox/urls/${region}/[0-9a-f]{32}/$`));
  expect((await fetch(FunctionUrl)).status).toBe(403);
});

test('a request becomes an event of payload format 2.0', async () => {
  const headers = {'content-type': 'application/json', cookie: 'a=1; b=2', 'x-Order': '7', 'user-agent': 'tests'};
  const {
    status,
    body,
    headers: answered,
  } = await send('echo', '/a%20b/c?x=1&x=2&y=%C3%A9', {
    method: 'POST',
    headers,
    body: '{"order":7}',
  });
  expect([status, answered['content-type']]).toEqual([200, 'application/json']);
  const [id] = addresses.get('echo')?.host.split('.') ?? [];
  expect(JSON.parse(body)).toEqual({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/a%20b/c',
    rawQueryString: 'x=1&x=2&y=%C3%A9',
    cookies: ['a=1', 'b=2'],
    headers: expect.objectContaining({
      'content-type': 'application/json',
      'x-order': '7',
      host: addresses.get('echo')?.host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    }),
    queryStringParameters: {x: '1,2', y: 'é'},
    requestContext: {
      accountId: 'anonymous',
      apiId: id,
      domainName: addresses.get('echo')?.hostname,
      domainPrefix: id,
      http: {method: 'POST', path: '/a%20b/c', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'tests'},
      requestId: answered['x-amzn-requestid'],
      routeKey: '$default',
      stage: '$default',
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.any(Number),
    },
    body: '{"order":7}',
    isBase64Encoded: false,
  });
});

test('a body that is no text comes in base64, none does not come', async () => {
  const form = {'content-type': 'application/x-www-form-urlencoded'};
  const sent = await send('echo', '/', {method: 'POST', headers: form, body: 'a=1'});
  expect(JSON.parse(sent.body)).toMatchObject({body: Buffer.from('a=1').toString('base64'), isBase64Encoded: true});
  expect(JSON.parse((await send('echo', '/')).body)).not.toHaveProperty('body');
});

test('status, headers, cookies and body are what the function says', async () => {
  const {status, headers, body} = await send('page', '/');
  expect([status, body]).toEqual([201, 'png']);
  expect(headers).toMatchObject({'content-type': 'image/png', 'x-page': '1', 'set-cookie': ['a=1', 'b=2; Secure']});
  expect(await send('page', '/text')).toMatchObject({status: 200, body: 'just text'});
  expect(await send('page', '/nothing')).toMatchObject({status: 204, body: ''});
});

test('a function that fails, or answers what is no HTTP, is a bad gateway', async () => {
  for (const path of ['/fail', '/odd']) {
    expect(await send('page', path)).toMatchObject({status: 502, body: 'Internal Server Error'});
  }
});

test('a URL in streaming mode passes on the stream, with the status the function put before it', async () => {
  const {status, headers, body} = await send('streamed', '/');
  expect([status, body]).toEqual([418, 'short and stout']);
  expect(headers).toMatchObject({'x-tea': 'green', 'set-cookie': ['pot=1'], 'transfer-encoding': 'chunked'});
  const plain = await send('streamed', '/plain');
  expect(plain).toMatchObject({status: 200, body: 'short and stout', headers: {'content-type': 'text/plain'}});
  expect(JSON.parse((await send('whole', '/x')).body)).toMatchObject({rawPath: '/x'});
});

test('a stream that breaks off does not look whole', async () => {
  await expect(send('streamed', '/fail')).rejects.toThrow();
});

test('a URL can be reached by a path, too', async () => {
  const {status, body, headers} = await sendTo(pathOf('echo', '/a/b?c=d'), {});
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({rawPath: '/a/b', queryStringParameters: {c: 'd'}});
  expect(headers['content-security-policy']).toMatch(/^sandbox\b/);
  expect(JSON.parse((await sendTo(pathOf('echo', ''), {})).body)).toMatchObject({rawPath: '/'});
});

test('a URL that asks for a signature is closed without one, and to pages', async () => {
  expect(await send('signed', '/')).toMatchObject({
    status: 403,
    body: expect.stringMatching(/^\{"Message":"Forbidden\./),
  });
  const {status, body} = await send('signed', '/', {headers: {authorization}});
  expect(status).toBe(200);
  expect(JSON.parse(body).requestContext).toMatchObject({
    accountId,
    authorizer: {iam: {accessKey: 'AKID', accountId, userArn: `arn:aws:iam::${accountId}:user/sandbox`}},
  });
  const fromPage = {headers: {authorization, origin: 'https://shop.example'}};
  expect((await send('signed', '/', fromPage)).status).toBe(403);
});

test('a URL without authentication is closed until the policy of what it leads to lets anyone in', async () => {
  const name = 'open';
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await lambda.createFunction(await functionInput(name, {Code, Handler: 'index.echo', Timeout: 20, Publish: true}));
  await lambda.createAlias({FunctionName: name, Name: 'live', FunctionVersion: '1'});
  const {FunctionUrl} = await lambda.createFunctionUrlConfig({FunctionName: name, Qualifier: 'live', AuthType: 'NONE'});
  addresses.set(name, new URL(FunctionUrl ?? ''));
  const status = async () => (await send(name, '/')).status;
  const closed = await send(name, '/');
  expect([closed.status, JSON.parse(closed.body).Message]).toEqual([403, expect.stringMatching(/^Forbidden\. /)]);
  // That of the function is not asked for an alias.
  await allow(name);
  expect(await status()).toBe(403);
  const statement = {FunctionName: name, Qualifier: 'live', Principal: '*'};
  const url = {...statement, Action: 'lambda:InvokeFunctionUrl'} as const;
  await lambda.addPermission({...url, StatementId: 'signed', FunctionUrlAuthType: 'AWS_IAM'});
  const invoke = {...statement, StatementId: 'invoke', Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true};
  await lambda.addPermission(invoke);
  expect(await status()).toBe(403);
  await lambda.addPermission({...url, StatementId: 'url', FunctionUrlAuthType: 'NONE'});
  expect(await status()).toBe(200);
  await lambda.removePermission({FunctionName: name, Qualifier: 'live', StatementId: 'invoke'});
  expect(await status()).toBe(403);
});

test('a page is answered as the Cors settings say', async () => {
  const origin = 'https://shop.example';
  const {status, headers} = await send('shared', '/', {headers: {origin}});
  expect([status, headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual([
    200,
    origin,
    'true',
  ]);
  expect(headers['access-control-expose-headers']).toBe('x-amzn-requestid');
  const refused = await send('shared', '/', {headers: {origin: 'https://other.example'}});
  expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  expect((await send('shared', '/', {method: 'DELETE', headers: {origin}})).status).toBe(403);
  expect((await send('echo', '/', {headers: {origin}})).status).toBe(403);
});

test('a preflight is answered without the function', async () => {
  const headers = {
    origin: 'https://shop.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'x-order, x-other',
  };
  const {status, headers: answered, body} = await send('shared', '/', {method: 'OPTIONS', headers});
  expect([status, body]).toEqual([200, '']);
  expect(answered).toMatchObject({
    'access-control-allow-origin': 'https://shop.example',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'x-order',
    'access-control-max-age': '60',
  });
  const foreign = {...headers, origin: 'https://other.example'};
  expect((await send('shared', '/', {method: 'OPTIONS', headers: foreign})).status).toBe(403);
});

test('a page that does not say where it is from is refused, a typed address and the URL’s own page are not', async () => {
  expect((await send('echo', '/', {headers: {'sec-fetch-site': 'cross-site'}})).status).toBe(403);
  expect((await send('echo', '/', {headers: {'sec-fetch-site': 'none'}})).status).toBe(200);
  const own = {origin: `http://${addresses.get('echo')?.host}`, 'sec-fetch-site': 'same-origin'};
  expect((await send('echo', '/', {method: 'POST', headers: own})).status).toBe(200);
  expect((await sendTo(pathOf('echo', '/'), {headers: {origin: sandbox.url}})).status).toBe(403);
});

test('under the host of a URL there is nothing but the URL', async () => {
  const {status, body} = await send('echo', '/2015-03-31/functions/', {headers: {authorization}});
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({rawPath: '/2015-03-31/functions/'});
  const fromOwnPage = {authorization, 'sec-fetch-site': 'same-origin'};
  expect((await sendTo('/2015-03-31/functions/', {headers: fromOwnPage})).status).toBe(403);
  const other = {host: `x.lambda-url.${region}.localhost`, authorization};
  expect((await sendTo('/2015-03-31/functions/', {headers: other})).status).toBe(403);
});

test('the path comes encoded as it was sent, with one slash for several', async () => {
  for (const [sent, path] of [
    ['/a//b///c', '/a/b/c'],
    ['//', '/'],
    ['/100%25/%2525', '/100%25/%2525'],
    ['/a%2Fb%20c', '/a%2Fb%20c'],
  ] as const) {
    expect(JSON.parse((await send('echo', sent)).body)).toMatchObject({rawPath: path, requestContext: {http: {path}}});
    expect(JSON.parse((await sendTo(pathOf('echo', sent), {})).body)).toMatchObject({rawPath: path});
  }
});

test('what belongs to the connection is not told to the function', async () => {
  const headers = {connection: 'keep-alive, x-own', 'keep-alive': 'timeout=5', te: 'trailers', 'x-own': '1'};
  const told = Object.keys(JSON.parse((await send('echo', '/', {headers})).body).headers);
  expect(told).toContain('x-own');
  expect(told.filter(name => ['connection', 'keep-alive', 'te', 'transfer-encoding'].includes(name))).toEqual([]);
});

test('what is whole comes with its length, a stream in pieces', async () => {
  const lengths = async (name: string, path: string) => (await send(name, path)).headers['content-length'];
  expect(await lengths('page', '/')).toBe('3');
  expect(await lengths('page', '/text')).toBe(String('just text'.length));
  expect(await lengths('page', '/fail')).toBe(String('Internal Server Error'.length));
  expect(await lengths('echo', '/')).toMatch(/^\d+$/);
  expect(await lengths('streamed', '/')).toBeUndefined();
});

test('the URL of an alias is forbidden once the alias is gone', async () => {
  await lambda.publishVersion({FunctionName: 'page'});
  await lambda.createAlias({FunctionName: 'page', Name: 'short', FunctionVersion: '1'});
  const {FunctionUrl = ''} = await lambda.createFunctionUrlConfig({
    FunctionName: 'page',
    Qualifier: 'short',
    AuthType: 'NONE',
  });
  const {host} = new URL(FunctionUrl);
  const forbidden = await sendTo('/text', {headers: {host}});
  expect(forbidden).toMatchObject({status: 403, body: expect.stringContaining('"Message":"Forbidden. ')});
  expect(forbidden.headers['x-amzn-errortype']).toBe('AccessDeniedException');
  await allow('page', 'short');
  expect((await sendTo('/text', {headers: {host}})).status).toBe(200);
  await lambda.deleteAlias({FunctionName: 'page', Name: 'short'});
  expect(await sendTo('/text', {headers: {host}})).toMatchObject({status: 403, body: '{"Message":null}'});
});

test('a URL that is gone, and a function that is stopped, say so', async () => {
  const missing = pathOf('echo', '/').replace(/[0-9a-f]{32}/, '0'.repeat(32));
  expect(await sendTo(missing, {})).toMatchObject({status: 403, body: '{"Message":null}'});
  await lambda.putFunctionConcurrency({FunctionName: 'echo', ReservedConcurrentExecutions: 0});
  expect((await send('echo', '/')).status).toBe(429);
  await lambda.deleteFunctionConcurrency({FunctionName: 'echo'});
});
