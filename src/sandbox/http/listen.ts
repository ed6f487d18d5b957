import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {SandboxError} from '../errors/sandbox-error.ts';
import {type HttpAnswer, type HttpRequest, isStreamedBody} from '../wire/message.ts';

/** A listening server. `url` has no trailing slash. */
export interface Listener {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';

type Respond = (request: HttpRequest) => Promise<HttpAnswer>;

/** Serves on 127.0.0.1; port 0 takes a free one. Throws a SandboxError when the port cannot be had. */
export async function listen(port: number, respond: Respond): Promise<Listener> {
  const server = createServer({keepAliveTimeout: 60_000}, (message, answer) => {
    // A client that hangs up in the middle is no fault of ours, and there is nobody left to tell.
    serve(message, answer, respond).catch(() => answer.destroy());
  });
  await bind(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {url: `http://${host}:${bound}`, port: bound, close: () => closeServer(server)};
}

async function serve(message: IncomingMessage, response: ServerResponse, respond: Respond): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const request = readRequest(message, gone.signal);
  const {status, headers, body}: HttpAnswer = request ? await respond(request) : {status: 400, headers: {}};
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // What is left of an upload is not waited for; the connection is not usable after that.
  if (!message.complete) response.setHeader('connection', 'close');
  if (isStreamedBody(body)) await pipeline(Readable.fromWeb(body), response);
  else response.end(body);
}

/** Undefined when the request line or the Host header make no URL, or one that names a user. */
function readRequest(message: IncomingMessage, signal: AbortSignal): HttpRequest | undefined {
  const {method = 'GET', url: path = '/'} = message;
  const url = URL.parse(`http://${message.headers.host ?? ''}${path}`);
  if (url === null || url.username !== '' || url.password !== '' || forbidden.has(method)) return undefined;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, String(value));
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // Who stops reading still answers over the same connection.
  return {method, url, headers, signal, body: hasBody ? message.iterator({destroyOnReturn: false}) : undefined};
}

/** Methods that ask for something else than an answer. */
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
