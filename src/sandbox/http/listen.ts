import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {SandboxError} from '../errors/sandbox-error.ts';

/** A listening server. `url` has no trailing slash. */
export interface Listener {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Serves `fetch` on 127.0.0.1; port 0 takes a free one. Throws a SandboxError when the port cannot be had. */
export async function listen(port: number, fetch: (request: Request) => Promise<Response>): Promise<Listener> {
  const server = createServer({keepAliveTimeout: 60_000}, (message, answer) => {
    // A client that hangs up in the middle is no fault of ours, and there is nobody left to tell.
    serve(message, answer, fetch).catch(() => answer.destroy());
  });
  await bind(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {url: `http://${host}:${bound}`, port: bound, close: () => closeServer(server)};
}

async function serve(
  message: IncomingMessage,
  answer: ServerResponse,
  fetch: (request: Request) => Promise<Response>,
): Promise<void> {
  const gone = new AbortController();
  answer.once('close', () => {
    if (!answer.writableFinished) gone.abort();
  });
  const request = readRequest(message, gone.signal);
  const response = request ? await fetch(request) : new Response(null, {status: 400});
  answer.statusCode = response.status;
  for (const [name, value] of response.headers) answer.appendHeader(name, value);
  // What is left of an upload is not waited for; the connection is not usable after that.
  if (!message.complete) answer.setHeader('connection', 'close');
  // What is all there is sent at once; a stream that is as short costs more than making its content.
  if (response.headers.has('content-length')) answer.end(await response.bytes());
  else if (response.body) await pipeline(Readable.fromWeb(response.body), answer);
  else answer.end();
}

/** Undefined when the request line or the Host header make no URL. */
function readRequest(message: IncomingMessage, signal: AbortSignal): Request | undefined {
  const {method = 'GET', url = '/', headers} = message;
  const address = `http://${headers.host ?? ''}${url}`;
  if (!URL.canParse(address) || forbidden.has(method)) return undefined;
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(address, {
    method,
    headers: pairs,
    signal,
    ...(hasBody ? {body: Readable.toWeb(message), duplex: 'half'} : {}),
  } as RequestInit);
}

/** Methods a Request cannot be made of. */
const forbidden = new Set(['CONNECT', 'TRACE', 'TRACK']);

async function bind(server: Server, port: number): Promise<void> {
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  server.once('error', error => reject(describeListenError(error, port)));
  server.listen(port, host, resolve);
  await promise;
}

function describeListenError(error: Error, port: number): SandboxError {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new SandboxError('port-taken', `Port ${port} on ${host} is already in use.`, {cause: error});
  }
  return new SandboxError('port-refused', `Cannot listen on ${host}:${port}: ${error.message}`, {cause: error});
}

async function closeServer(server: Server): Promise<void> {
  const {promise, resolve} = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
