import {once} from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type {AddressInfo} from 'node:net';
import {findRoute} from '../../src/sandbox/wire/route.ts';
import {createLimiter, type Limiter, tooMany} from './limiter.ts';

/** What is done to a request instead of answering it. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body: string | Uint8Array;
    }
  /** The head and half of this body come, then the connection is closed. */
  | {readonly kind: 'cut short'; readonly body: string}
  /** The connection is closed at once: the request was never made. */
  | {readonly kind: 'reset'}
  /** The request is made, then the connection is closed instead of answering. */
  | {readonly kind: 'lose the answer'}
  /** No answer until `release` is called; then the real one. */
  | {readonly kind: 'hold'}
  /** The real answer with another body. */
  | {readonly kind: 'rewrite'; readonly rewrite: (body: string, call: ReceivedCall) => string};

/** A call that came in, by the name of its operation. */
export interface ReceivedCall {
  readonly operation: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An endpoint in front of a sandbox that counts calls and can be told to misbehave. */
export interface FaultyEndpoint {
  readonly url: string;
  /** Everything that came in so far, in order. */
  readonly calls: readonly ReceivedCall[];
  /** How many calls of an operation came in. */
  count(operation: string): number;
  /** How many calls of an operation are not answered to the end. */
  underWay(operation: string): number;
  /** Misbehaves at the calls that match, until told otherwise by the undoing it returns. */
  fail(operation: string, fault: Fault, isMeant?: (call: ReceivedCall) => boolean): () => void;
  /** From now on lets no more than so many calls of Lambda through in a second, as an account with busy callers. */
  limit(perSecond: number): Limiter;
  /** Lets the held calls through. */
  release(): void;
  /** Closes the port and every connection, as a host that went down. */
  stop(): Promise<void>;
  /** Listens on the same port again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an endpoint on 127.0.0.1 in front of the one at `target`. */
export async function startFaultyEndpoint(target: string): Promise<FaultyEndpoint> {
  const calls: ReceivedCall[] = [];
  const rules = new Set<{operation: string; fault: Fault; isMeant: (call: ReceivedCall) => boolean}>();
  const held = new Set<() => void>();
  const open = new Set<ReceivedCall>();
  let limiter: Limiter | undefined;
  const server = createServer((message, answer) => {
    void readBody(message).then(body => {
      const url = new URL(message.url ?? '/', target);
      const call = {
        operation: toOperationName(message, url),
        url,
        headers: message.headers,
        body: String(body),
      };
      calls.push(call);
      open.add(call);
      answer.on('close', () => open.delete(call));
      const fault = [...rules].find(rule => rule.operation === call.operation && rule.isMeant(call))?.fault;
      const goOn = () => void forward(target, message, body, answer);
      if (findRoute(message.method ?? '', url) !== undefined && limiter?.take() === false)
        misbehave({kind: 'answer', ...tooMany}, answer);
      else if (fault === undefined) goOn();
      else if (fault.kind === 'hold') held.add(goOn);
      else if (fault.kind === 'reset') answer.destroy();
      else if (fault.kind === 'lose the answer') void makeOnly(target, message, body, answer);
      else if (fault.kind === 'rewrite') forward(target, message, body, answer, text => fault.rewrite(text, call));
      else misbehave(fault, answer);
    });
  });
  const port = await listen(server, 0);
  const stop = async () => {
    const {promise, resolve} = Promise.withResolvers<void>();
    server.close(() => resolve());
    server.closeAllConnections();
    await promise;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    count: operation => calls.filter(call => call.operation === operation).length,
    underWay: operation => [...open].filter(call => call.operation === operation).length,
    fail(operation, fault, isMeant = () => true) {
      const rule = {operation, fault, isMeant};
      rules.add(rule);
      return () => rules.delete(rule);
    },
    limit(perSecond) {
      limiter = createLimiter(perSecond, () => performance.now());
      return limiter;
    },
    release() {
      for (const goOn of held) goOn();
      held.clear();
    },
    stop,
    restart: async () => void (await listen(server, port)),
    close: async () => (server.listening ? stop() : undefined),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function misbehave(fault: Extract<Fault, {kind: 'answer' | 'cut short'}>, answer: ServerResponse): void {
  if (fault.kind === 'answer') {
    answer.writeHead(fault.status, {'content-type': 'application/json', ...fault.headers});
    answer.end(fault.body);
    return;
  }
  answer.writeHead(200, {'content-type': 'application/json', 'content-length': Buffer.byteLength(fault.body)});
  answer.write(fault.body.slice(0, fault.body.length / 2), () => answer.destroy());
}

async function makeOnly(target: string, message: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<void> {
  const {method = 'GET', url} = message;
  const headers = Object.entries(message.headersDistinct).map(([name, values = []]): [string, string] => [
    name,
    values.join(','),
  ]);
  const kept = headers.filter(
    ([name]) => !['connection', 'host', 'content-length', 'transfer-encoding', 'expect'].includes(name),
  );
  const sent = body.length === 0 ? {} : {body: new Uint8Array(body)};
  await (await fetch(new URL(url ?? '/', target), {method, headers: kept, ...sent})).arrayBuffer();
  answer.destroy();
}

function forward(
  target: string,
  message: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
  rewrite?: (text: string) => string,
): ClientRequest {
  const {method, headers, url} = message;
  const passedOn = request(new URL(url ?? '/', target), {method, headers}, response => {
    const {statusCode = 502, headers: answered} = response;
    const {'transfer-encoding': _, ...others} = answered;
    if (rewrite === undefined) {
      answer.writeHead(statusCode, answered);
      response.pipe(answer);
      return;
    }
    void readBody(response).then(bytes => {
      const text = rewrite(String(bytes));
      answer.writeHead(statusCode, {...others, 'content-length': Buffer.byteLength(text)}).end(text);
    });
  });
  passedOn.on('error', () => answer.destroy());
  answer.on('close', () => passedOn.destroy());
  return passedOn.end(body);
}

/** A refusal as the Lambda API writes one: the code in a header, the text in a JSON body. */
export function toRefusal(status: number, code: string, message: string): Fault {
  return {
    kind: 'answer',
    status,
    headers: {'x-amzn-errortype': code, 'x-amzn-requestid': '7d1e4c60-0000-4000-8000-000000000000'},
    body: JSON.stringify({Message: message}),
  };
}

/** Lambda's operations by their route, those of other services by the header or path that names them. */
function toOperationName({method = '', headers}: IncomingMessage, url: URL): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  const operation = /\/operation\/(\w+)$/u.exec(url.pathname)?.[1];
  return findRoute(method, url)?.operation.name ?? operation ?? url.pathname;
}
