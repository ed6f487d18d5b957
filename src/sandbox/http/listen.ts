import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {SandboxError} from '../errors/sandbox-error.ts';
import {type HttpAnswer, type HttpRequest, isStreamedBody, toJsonAnswer} from '../wire/message.ts';

/** A listening server. `url` has no trailing slash. */
export interface Listener {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** The other name of this machine, under which some clients look for localhost first. */
const otherHost = '::1';
/** ms. */
const usualPatience = 30_000;

type Respond = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Serves on 127.0.0.1, and on ::1 where there is that and its port is free; port 0 takes a free one. A request that has not come
 * whole after `patience` ms is given up; how long it then takes to answer it is another matter. Throws a SandboxError when the
 * port cannot be had.
 */
export async function listen(port: number, respond: Respond, patience = usualPatience): Promise<Listener> {
  const limits = {
    requestTimeout: patience,
    headersTimeout: patience,
    connectionsCheckingInterval: Math.min(patience, 2000),
  };
  const create = () =>
    createServer({keepAliveTimeout: 60_000, ...limits}, (message, answer) => {
      // A client that hangs up in the middle is no fault of ours, and there is nobody left to tell.
      serve(message, answer, respond).catch(() => answer.destroy());
    });
  const [server, other] = [create(), create()];
  await bind(server, port);
  const bound = (server.address() as AddressInfo).port;
  const isOtherBound = await bindOther(other, bound);
  const servers = isOtherBound ? [server, other] : [server];
  const close = async () => void (await Promise.all(servers.map(closeServer)));
  return {url: `http://${host}:${bound}`, port: bound, close};
}

async function serve(message: IncomingMessage, response: ServerResponse, respond: Respond): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const request = readRequest(message, gone.signal);
  const {status, headers, body} =
    typeof request === 'string' ? toJsonAnswer({message: request}, 400) : await respond(request);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // What is left of an upload is not waited for; the connection is not usable after that.
  if (!message.complete) response.setHeader('connection', 'close');
  if (isStreamedBody(body)) await pipeline(Readable.fromWeb(body), response);
  else response.end(body);
}

/** A sentence for a request that cannot be one: its Host header and request line make no URL, or one that names a user. */
function readRequest(message: IncomingMessage, signal: AbortSignal): HttpRequest | string {
  const {method = 'GET', url: path = '/'} = message;
  const {host: asked = ''} = message.headers;
  if (asked === '') return 'The Host header of the request is empty.';
  const url = URL.parse(`http://${asked}${path}`);
  if (url === null || url.username !== '' || url.password !== '') {
    return 'The Host header and the request line make no URL.';
  }
  if (forbidden.has(method)) return `The sandbox takes no ${method} requests.`;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, String(value));
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // Who stops reading still answers over the same connection.
  return {method, url, headers, signal, body: hasBody ? message.iterator({destroyOnReturn: false}) : undefined};
}

/** Methods that ask for something else than an answer. */
const forbidden = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** False where there is no such address, or somebody else has the port there. */
async function bindOther(server: Server, port: number): Promise<boolean> {
  const {promise, resolve} = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen({host: otherHost, port, ipv6Only: true}, () => resolve(true));
  return promise;
}

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
