import type {ServerResponse} from 'node:http';
import {EventStreamCodec} from '@smithy/core/event-streams';
import {expect, it} from 'vitest';
import {type Problem, ProblemError} from '../../src/core/problem.ts';
import type {StreamListener} from '../../src/core/run/answer.ts';
import {callsTo, forever, refuse, serve} from './endpoint.ts';

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString(),
  text => Buffer.from(text),
);

function toPart(type: string, body: string, messageType = 'event'): Uint8Array {
  return codec.encode({
    headers: {
      ':message-type': {type: 'string', value: messageType},
      ':event-type': {type: 'string', value: type},
    },
    body: Buffer.from(body),
  });
}

function begin(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amz-executed-version': '3',
    'x-amzn-requestid': 'request-1',
  });
}

/** A listener that keeps what it hears. */
function listen() {
  const heard: string[] = [];
  const begun = Promise.withResolvers<string>();
  const listener: StreamListener = {
    onStart: ({status, executedVersion}) => heard.push(`${status} ${executedVersion}`),
    onPiece: piece => {
      heard.push(Buffer.from(piece).toString());
      begun.resolve(heard.at(-1) ?? '');
    },
  };
  return {heard, listener, firstPiece: begun.promise};
}

async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused with a problem', {cause: error});
  return error.problem;
}

it('tells of each piece when it comes, not at the end', async () => {
  const goOn = Promise.withResolvers<void>();
  const {url, received} = await serve(response => {
    begin(response);
    response.write(toPart('PayloadChunk', 'one'));
    void goOn.promise.then(() => {
      response.write(toPart('PayloadChunk', 'two'));
      response.end(toPart('InvokeComplete', '{"LogResult": "bG9n"}'));
    });
  });
  const {heard, listener, firstPiece} = listen();
  const reply = callsTo(url).stream({FunctionName: 'f', Payload: new Uint8Array([123, 125])}, listener, forever);
  expect(await firstPiece).toBe('one');
  expect(heard).toEqual(['200 3', 'one']);
  goOn.resolve();
  expect(await reply).toEqual({
    output: {StatusCode: 200, ExecutedVersion: '3', LogResult: 'bG9n'},
    requestId: 'request-1',
  });
  expect(heard).toEqual(['200 3', 'one', 'two']);
  expect(received).toHaveLength(1);
  expect(received[0]?.body).toEqual(Buffer.from('{}'));
});

it('tells how a function failed on the way', async () => {
  const {url} = await serve(response => {
    begin(response);
    response.write(toPart('PayloadChunk', 'half'));
    response.end(toPart('InvokeComplete', JSON.stringify({ErrorCode: 'Unhandled', ErrorDetails: 'it broke'})));
  });
  const {heard, listener} = listen();
  const reply = await callsTo(url).stream({FunctionName: 'f'}, listener, forever);
  expect(reply).toMatchObject({output: {FunctionError: 'Unhandled'}, errorDetails: 'it broke'});
  expect(heard.at(-1)).toBe('half');
});

it('does not know the outcome when the stream is cut, or ends without saying how the function did; it is sent once', async () => {
  const cut = await serve(response => {
    begin(response);
    response.write(toPart('PayloadChunk', 'half'), () => response.destroy());
  });
  const cutProblem = await problemOf(callsTo(cut.url).stream({FunctionName: 'f'}, listen().listener, forever));
  expect(cutProblem).toMatchObject({kind: 'unknown-outcome'});
  expect(cut.received).toHaveLength(1);

  const short = await serve(response => {
    begin(response);
    response.end(toPart('PayloadChunk', 'half'));
  });
  const shortProblem = await problemOf(callsTo(short.url).stream({FunctionName: 'f'}, listen().listener, forever));
  expect(shortProblem).toMatchObject({kind: 'unknown-outcome', requestId: 'request-1'});
  expect(short.received).toHaveLength(1);
});

it('is refused like any call before it begins, sent once, and not at all while the console is read-only', async () => {
  const {url, received} = await serve(response => refuse(response, 429, 'TooManyRequestsException'));
  const {heard, listener} = listen();
  expect(await problemOf(callsTo(url).stream({FunctionName: 'f'}, listener, forever))).toMatchObject({
    kind: 'throttled',
  });
  expect(received).toHaveLength(1);
  const readOnly = callsTo(url, undefined, () => true).stream({FunctionName: 'f'}, listener, forever);
  expect(await problemOf(readOnly)).toMatchObject({kind: 'read-only'});
  expect(received).toHaveLength(1);
  expect(heard).toEqual([]);
});

it('has no pieces for a dry run', async () => {
  const {url} = await serve(response => response.writeHead(204).end());
  const {heard, listener} = listen();
  const reply = await callsTo(url).stream({FunctionName: 'f', InvocationType: 'DryRun'}, listener, forever);
  expect(reply.output.StatusCode).toBe(204);
  expect(heard).toEqual(['204 undefined']);
});
