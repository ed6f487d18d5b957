import {text} from 'node:stream/consumers';
import {parseRecord} from '../core/json.ts';
import type {Clients} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';
import {orAborted} from './or-aborted.ts';

/** Where a service is, and what requests to it are signed for. */
export interface SignedPlace {
  readonly url: URL;
  readonly region: string;
  /** Its signing name: `iam`, `xray`. */
  readonly service: string;
}

/** What an answer without a client of its service is made of. */
export interface SignedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where a service of a region is; with a custom endpoint, there. */
export function findServiceUrl(
  service: string,
  {region, endpoint}: Pick<ConnectionSettings, 'region' | 'endpoint'>,
): URL {
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(endpoint ?? `https://${service}.${region}.${end}`);
}

/** An answer of a service as the error that a client of it would throw. */
export function buildServiceError({status, headers, body}: SignedAnswer): Error {
  const {Message, message = Message, Code} = parseRecord(body) ?? {};
  const name = headers['x-amzn-errortype']?.split(':')[0] ?? (typeof Code === 'string' ? Code : 'UnknownError');
  const text = typeof message === 'string' ? message : `HTTP ${status}`;
  return Object.assign(new Error(text), {name, $fault: 'client', $metadata: {httpStatusCode: status}});
}

/** What is done by a request. */
export type SignedMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface SignedRequest {
  /** POST when not given. */
  readonly method?: SignedMethod;
  readonly path?: string;
  readonly contentType: string;
  readonly body: string;
}

/** Sends a request once, signed: for services of which too little is asked to load a client of theirs. */
export async function sendSigned(
  settings: Clients['settings'],
  {url, region, service}: SignedPlace,
  {method = 'POST', path = '/', contentType, body}: SignedRequest,
  signal: AbortSignal,
): Promise<SignedAnswer> {
  const [{HttpRequest}, {Hash}, {SignatureV4}, {NodeHttpHandler}] = await Promise.all([
    import('@smithy/core/protocols'),
    import('@smithy/core/serde'),
    import('@smithy/signature-v4'),
    import('@smithy/node-http-handler'),
  ]);
  const request = new HttpRequest({
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== '' && {port: Number(url.port)}),
    method,
    path,
    headers: {host: url.host, 'content-type': contentType},
    ...(body !== '' && {body}),
  });
  const {credentials} = settings;
  const signer = new SignatureV4({service, region, credentials, sha256: Hash.bind(null, 'sha256') as never});
  const handler = new NodeHttpHandler(settings.requestHandler);
  try {
    const signed = (await orAborted(signer.sign(request), signal)) as never;
    const {response} = await orAborted(handler.handle(signed, {abortSignal: signal}), signal);
    const {statusCode: status, headers} = response;
    return {status, headers, body: await orAborted(text(response.body), signal)};
  } finally {
    handler.destroy();
  }
}
