import {createServer} from 'node:net';
import {describe, expect, it, onTestFinished} from 'vitest';
import type {Timeouts} from '../../src/aws/clients.ts';
import {type Problem, ProblemError} from '../../src/core/problem.ts';
import {callsTo, forever, json, refuse, serve} from './endpoint.ts';

const impatient: Timeouts = {connect: 1000, read: 60, change: 60, payload: 60};
const list = (url: string, timeouts?: Timeouts) => problemOf(callsTo(url, timeouts).call('ListFunctions', {}, forever));
const change = (url: string, timeouts?: Timeouts) =>
  problemOf(callsTo(url, timeouts).call('PublishVersion', {FunctionName: 'f'}, forever));

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof ProblemError) return error.problem;
  throw new Error('Expected a problem', {cause: error});
}

describe('answers of the service that refuse', () => {
  it('names the action that is not allowed and who lacks it', async () => {
    const message =
      'User: arn:aws:iam::1:user/eve is not authorized to perform: lambda:ListFunctions on resource: * because no identity-based policy allows it';
    const {url} = await serve(response => refuse(response, 403, 'AccessDeniedException', message));
    const problem = await list(url);
    expect(problem).toMatchObject({kind: 'denied', code: 'AccessDeniedException', status: 403, requestId: 'request-1'});
    expect(problem).toMatchObject({what: 'ListFunctions is not allowed', why: message});
    expect(problem.tryThis).toContain('lambda:ListFunctions to be allowed for arn:aws:iam::1:user/eve');
  });

  it.each([
    ['The operation cannot be performed at this time. An update is in progress for resource: f', /^Wait until/],
    [
      'The operation cannot be performed at this time. The function is currently in the following state: Failed',
      /^It stays so/,
    ],
    ['Function already exist: f', /^Choose another/],
    ['The statement id (s) provided already exists. Please provide a new statement id', /^Choose another/],
  ])('advises by what a conflict is about: %s', async (message, advice) => {
    const {url} = await serve(response => refuse(response, 409, 'ResourceConflictException', message));
    expect((await list(url)).tryThis).toMatch(advice);
  });

  it.each([
    [403, 'ExpiredTokenException', 'credentials'],
    [403, 'UnrecognizedClientException', 'credentials'],
    [403, 'InvalidSignatureException', 'credentials'],
    [403, 'AccessDeniedException', 'denied'],
    [404, 'ResourceNotFoundException', 'missing'],
    [409, 'ResourceConflictException', 'conflict'],
    [412, 'PreconditionFailedException', 'precondition'],
    [400, 'InvalidParameterValueException', 'invalid'],
    [400, 'CodeStorageExceededException', 'invalid'],
    [413, 'RequestTooLargeException', 'invalid'],
    [429, 'TooManyRequestsException', 'throttled'],
    [400, 'ThrottlingException', 'throttled'],
    [500, 'ServiceException', 'service'],
    [502, 'EC2ThrottledException', 'throttled'],
    [502, 'KMSAccessDeniedException', 'service'],
    [501, 'NotImplementedException', 'unsupported'],
    [404, 'UnknownOperationException', 'unsupported'],
  ])('takes %i %s for "%s"', async (status, name, kind) => {
    const {url} = await serve(response => refuse(response, status, name, 'In the words of the service.'));
    const problem = await change(url);
    expect(problem).toMatchObject({kind, code: name, status, why: 'In the words of the service.'});
    expect(problem.tryThis).not.toBe('');
  });

  it('knows a wrong clock from a wrong key', async () => {
    const message = 'Signature expired: 20260101T000000Z is now earlier than 20260102T000000Z';
    const {url} = await serve(response => refuse(response, 403, 'InvalidSignatureException', message));
    expect((await change(url)).tryThis).toContain('clock');
  });

  it('knows a wrong region from a wrong key', async () => {
    const message = 'Credential should be scoped to a valid region.';
    const {url} = await serve(response => refuse(response, 403, 'InvalidSignatureException', message));
    expect((await list(url)).tryThis).toContain('region with R');
  });

  it('says that an endpoint which knows no such path lacks the operation', async () => {
    const {url} = await serve(response => json(response, {}, 404));
    expect(await list(url)).toMatchObject({kind: 'unsupported', what: `${url} does not have ListFunctions`});
  });

  it('lets no text of the service drive the terminal', async () => {
    const error = {__type: 'Invalid\u001B[31m', message: 'a\u001B]0;x\u0007\nb'.repeat(999)};
    const {url} = await serve(response => json(response, error, 400));
    const problem = await list(url);
    expect(JSON.stringify(problem)).not.toMatch(/[\p{Cc}]|\\u00/u);
    expect(problem.why.length).toBeLessThan(700);
  });
});

describe('answers nobody can read', () => {
  const html = '<html><title>Sign in</title></html>';

  it.each([200, 403, 503])('says so when HTML comes instead of JSON with status %i', async status => {
    const {url} = await serve(response => response.writeHead(status, {'content-type': 'text/html'}).end(html));
    const problem = await list(url);
    expect(problem).toMatchObject({kind: 'malformed', status, what: 'The answer to ListFunctions cannot be read'});
    expect(problem.why).toContain('An HTML page came');
  });

  it.each([
    ['broken JSON', '{"Functions": [{]'],
    ['no body', ''],
    ['a list', '[]'],
    ['a number', '1'],
    ['nothing', 'null'],
    ['the wrong type inside', '{"Functions": 7}'],
  ])('says so when %s comes', async (_, body) => {
    const {url} = await serve(response => response.writeHead(200, {'content-type': 'application/json'}).end(body));
    expect(await list(url)).toMatchObject({kind: 'malformed', status: 200});
  });

  it('says so when an answer is cut short, after trying again', async () => {
    const {url, received} = await serve(response => {
      response.writeHead(200, {'content-length': 1000}).write('{"Functions": [');
      setImmediate(() => response.socket?.destroy());
    });
    const problem = await list(url);
    expect(problem).toMatchObject({kind: 'malformed', what: 'ListFunctions got no whole answer'});
    expect(problem.why).toContain('cut short');
    expect(received).toHaveLength(3);
  });

  it('keeps an answer with an invalid date and says so at its place', async () => {
    const mappings = [
      {UUID: 'a', LastModified: 'yesterday'},
      {UUID: 'b', LastModified: 0},
      {UUID: 'c', LastModified: 1e300},
    ];
    const {url} = await serve(response => json(response, {EventSourceMappings: mappings}));
    const answer = await callsTo(url).call('ListEventSourceMappings', {}, forever);
    expect(answer.EventSourceMappings).toEqual([
      {UUID: 'a', LastModified: 'invalid date'},
      {UUID: 'b', LastModified: '1970-01-01T00:00:00.000Z'},
      {UUID: 'c', LastModified: 'invalid date'},
    ]);
  });

  it('says so when a redirect comes', async () => {
    const {url} = await serve(response => response.writeHead(302, {location: 'http://elsewhere/'}).end());
    expect(await list(url)).toMatchObject({kind: 'malformed', status: 302});
  });

  it('says so when the other side does not speak HTTP', async () => {
    const server = createServer(socket => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await list(`http://127.0.0.1:${port}`)).toMatchObject({kind: 'malformed'});
  });
});

describe('no answer', () => {
  it('says that nothing listens', async () => {
    const {problem, url} = await withClosedEndpoint(list);
    expect(problem).toMatchObject({kind: 'offline', code: 'ECONNREFUSED', what: 'ListFunctions could not be sent'});
    expect(problem.tryThis).toContain(url);
  });

  it('does not take a change for lost when nothing listens', async () => {
    expect((await withClosedEndpoint(change)).problem.kind).toBe('offline');
  });

  it('says that the host is not found', async () => {
    expect(await list('http://no-such-host.invalid')).toMatchObject({
      kind: 'offline',
      why: expect.stringContaining('no-such-host'),
    });
  });

  it('says that TLS is not spoken', async () => {
    const {url} = await serve(response => json(response, {}));
    expect(await list(url.replace('http:', 'https:'))).toMatchObject({
      kind: 'offline',
      why: expect.stringContaining('TLS'),
    });
  });

  it('gives up on a read that is not answered, and on an answer that stalls', async () => {
    const silent = await serve(() => {});
    expect(await list(silent.url, impatient)).toMatchObject({kind: 'timeout'});
    const stalling = await serve(response => response.writeHead(200).write('{"Functions"'));
    expect(await list(stalling.url, impatient)).toMatchObject({kind: 'timeout'});
  });
});

describe('a change whose answer is lost', () => {
  it.each([
    ['the connection is reset', (response: Parameters<typeof json>[0]) => response.socket?.resetAndDestroy()],
    ['the connection is closed', (response: Parameters<typeof json>[0]) => response.socket?.destroy()],
    ['no answer comes', () => {}],
    [
      'the answer is HTML',
      (response: Parameters<typeof json>[0]) => response.writeHead(200, {'content-type': 'text/html'}).end('<p>'),
    ],
    ['a gateway gives up', (response: Parameters<typeof json>[0]) => json(response, {}, 504)],
    [
      'the answer is cut short',
      (response: Parameters<typeof json>[0]) => {
        response.writeHead(201, {'content-length': 1000}).write('{"FunctionName": ');
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ])('has an unknown outcome when %s', async (_, answer) => {
    const {url, received} = await serve(response => answer(response));
    // Long enough for the request to arrive on a busy machine, where it would be given up unsent otherwise.
    const problem = await change(url, {...impatient, change: 3000});
    expect(problem).toMatchObject({kind: 'unknown-outcome', what: 'The outcome of PublishVersion is unknown'});
    expect(problem.tryThis).toContain('before you send it again');
    expect(received).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('ends a read at once', async () => {
    const controller = new AbortController();
    const {url} = await serve(() => controller.abort());
    const problem = await problemOf(callsTo(url).call('ListFunctions', {}, controller.signal));
    expect(problem).toMatchObject({kind: 'aborted', what: 'ListFunctions was stopped'});
  });

  it('leaves the outcome of a change open that was sent', async () => {
    const controller = new AbortController();
    const {url} = await serve(() => controller.abort());
    const problem = await problemOf(callsTo(url).call('Invoke', {FunctionName: 'f'}, controller.signal));
    expect(problem).toMatchObject({kind: 'unknown-outcome', why: expect.stringContaining('may still be carried out')});
  });

  it('sends nothing when stopped before', async () => {
    const {url, received} = await serve(response => json(response, {}));
    const problem = await problemOf(callsTo(url).call('Invoke', {FunctionName: 'f'}, AbortSignal.abort()));
    expect(problem.kind).toBe('aborted');
    expect(received).toHaveLength(0);
  });

  it('ends while waiting between two attempts', async () => {
    const controller = new AbortController();
    const {url, received} = await serve(response => {
      refuse(response, 429, 'TooManyRequestsException');
      response.on('finish', () => setImmediate(() => controller.abort()));
    });
    const problem = await problemOf(callsTo(url).call('ListFunctions', {}, controller.signal));
    expect(problem.kind).toBe('aborted');
    expect(received).toHaveLength(1);
  });
});

async function withClosedEndpoint(run: (url: string) => Promise<Problem>): Promise<{problem: Problem; url: string}> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  await new Promise(resolve => server.close(resolve));
  return {problem: await run(url), url};
}
