import {request as open} from 'node:http';
import {text} from 'node:stream/consumers';
import type {Host} from './host.ts';
import type {SandboxAddress} from './sandbox-commands.ts';

/** A request to one of the sandbox's own paths. */
export interface SandboxCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

/** The answer of a running sandbox, parsed; waits as long as handlers run. Throws an Error in words for people. */
export async function callSandbox(host: Host, address: SandboxAddress, call: SandboxCall): Promise<unknown> {
  const endpoint = chooseEndpoint(host, address);
  const region = address.region ?? host.env['AWS_REGION'] ?? host.env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const {status, body} = await send(endpoint, call, buildAuthorization(region));
  const answer = parse(body, endpoint);
  if (status === 200) return answer;
  const {message, Message} = Object(answer);
  throw new Error(String(message ?? Message ?? `HTTP status ${status}`));
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Only this machine: to AWS itself, records would be nothing but leaked. */
function chooseEndpoint({env}: Host, {endpointUrl, port}: SandboxAddress): URL {
  const configured = env['AWS_ENDPOINT_URL_LAMBDA'] ?? env['AWS_ENDPOINT_URL'];
  const given = endpointUrl ?? (port === undefined ? configured : undefined) ?? `http://127.0.0.1:${port ?? 9001}`;
  const url = new URL(given);
  if (url.protocol === 'http:' && loopback.has(url.hostname)) return url;
  throw new Error(`${given} is no sandbox on this machine. Use --port or --endpoint-url http://127.0.0.1:<port>.`);
}

/** The sandbox wants a signature to keep web pages out, and does not check it. */
function buildAuthorization(region: string): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const credential = `sandbox/${day}/${region}/lambda/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
}

async function send(
  endpoint: URL,
  {method, path, body}: SandboxCall,
  authorization: string,
): Promise<{status: number; body: string}> {
  const {promise, resolve, reject} = Promise.withResolvers<{status: number; body: string}>();
  const headers = {authorization, ...(body === undefined ? {} : {'content-type': 'application/json'})};
  const outgoing = open(new URL(path, endpoint), {method, headers}, response => {
    text(response).then(answer => resolve({status: response.statusCode ?? 0, body: answer}), reject);
  });
  outgoing.on('error', error => reject(new Error(`No sandbox answers on ${endpoint.origin} (${error.message}).`)));
  outgoing.end(body);
  return promise;
}

function parse(body: string, endpoint: URL): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`What answers on ${endpoint.origin} is no sandbox.`);
  }
}
