import {isObject} from '../json/is-object.ts';

/** What a function said about its HTTP answer, beside the body. */
export type Prelude = Readonly<Record<string, unknown>>;

/** Parts of the connection, which are not the function's to set. */
const notItsOwn = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'trailer',
  'te',
]);

/** A function's JSON as an HTTP answer: told by its statusCode and so on, or, without one, the JSON itself. */
export function parseUrlResponse(payload: Uint8Array): Response {
  const value = parse(payload);
  if (!isObject(value) || value['statusCode'] === undefined) {
    const text = typeof value === 'string' ? value : Buffer.from(payload).toString('utf8');
    return createUrlResponse({statusCode: 200}, text, 'application/json');
  }
  const {body, isBase64Encoded} = value;
  const text =
    typeof body === 'string' || body === undefined || body === null ? String(body ?? '') : JSON.stringify(body);
  return createUrlResponse(value, isBase64Encoded === true ? Buffer.from(text, 'base64') : text, 'application/json');
}

/** An answer with the status, headers and cookies a function named; a 502 when they make none. */
export function createUrlResponse(
  {statusCode, headers, cookies}: Prelude,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  defaultType: string,
): Response {
  try {
    const status = Number(statusCode ?? 200);
    const answered = new Headers();
    for (const [name, value] of Object.entries(isObject(headers) ? headers : {})) {
      if (!notItsOwn.has(name.toLowerCase())) answered.set(name, String(value));
    }
    for (const cookie of Array.isArray(cookies) ? cookies : []) answered.append('set-cookie', String(cookie));
    if (!answered.has('content-type')) answered.set('content-type', defaultType);
    return new Response(bodiless.has(status) ? null : body, {status, headers: answered});
  } catch {
    // A status or a header there cannot be.
    return createBadGateway();
  }
}

const bodiless = new Set([204, 205, 304]);

/** What a client is told of a function that failed, or answered what is no HTTP: nothing, as from the service. */
export function createBadGateway(): Response {
  return new Response('Internal Server Error', {status: 502, headers: {'content-type': 'text/plain'}});
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}
