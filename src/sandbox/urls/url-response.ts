import {validateHeaderName, validateHeaderValue} from 'node:http';
import {isObject} from '../json/is-object.ts';
import type {HttpAnswer} from '../wire/message.ts';

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
export function parseUrlResponse(payload: Uint8Array): HttpAnswer {
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
  body: NonNullable<HttpAnswer['body']>,
  defaultType: string,
): HttpAnswer {
  const status = Math.trunc(Number(statusCode ?? 200));
  const answered: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(isObject(headers) ? headers : {})) {
    if (!notItsOwn.has(name.toLowerCase())) answered[name.toLowerCase()] = String(value).trim();
  }
  if (Array.isArray(cookies) && cookies.length > 0) {
    answered['set-cookie'] = [answered['set-cookie'] ?? [], cookies.map(String)].flat(2);
  }
  answered['content-type'] ??= defaultType;
  if (!(status >= 200 && status <= 599) || !isSendable(answered)) return createBadGateway();
  return bodiless.has(status) ? {status, headers: answered} : {status, headers: answered, body};
}

const bodiless = new Set([204, 205, 304]);

/** Whether HTTP has words for all of them: a function may name what it likes. */
function isSendable(headers: HttpAnswer['headers']): boolean {
  try {
    for (const [name, values] of Object.entries(headers)) {
      validateHeaderName(name);
      for (const value of [values].flat()) validateHeaderValue(name, value);
    }
    return true;
  } catch {
    return false;
  }
}

/** What a client is told of a function that failed, or answered what is no HTTP: nothing, as from the service. */
export function createBadGateway(): HttpAnswer {
  return {status: 502, headers: {'content-type': 'text/plain'}, body: 'Internal Server Error'};
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}
