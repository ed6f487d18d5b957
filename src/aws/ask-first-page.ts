import http from 'node:http';
import https from 'node:https';
import type {Item} from '../core/item.ts';
import type {AwsEnvironment} from './config/config-files.ts';
import type {FirstAsk} from './first-ask.ts';
import {readByShape} from './plain-shape.ts';
import {keepRequestId} from './request-id.ts';
import {type SigningKeys, signRead} from './sign-read.ts';

/** The first page of a list, as the connection's own call would have given it. */
export interface FirstPage {
  readonly output: Item;
  readonly items: readonly Item[];
  /** Whether there is no other page. */
  readonly isLast: boolean;
  /** When it came, as `performance.now` tells it. */
  readonly at: number;
}

/** A first page that was asked for. */
export interface FirstAsked {
  readonly operation: FirstAsk['operation'];
  /** Undefined when it does not come, is refused or is anything but what was expected: the usual call then asks again. Never rejects. */
  readonly page: Promise<FirstPage | undefined>;
}

/** Milliseconds after which the usual way is the quicker one. */
const patience = 3000;

/** Asks for it once, with Node's own client. */
export function askFirstPage(ask: FirstAsk, env: AwsEnvironment): FirstAsked {
  return {operation: ask.operation, page: fetchPage(ask, env)};
}

async function fetchPage(ask: FirstAsk, env: AwsEnvironment): Promise<FirstPage | undefined> {
  try {
    const keys = await readKeys(ask, env);
    if (keys === undefined) return undefined;
    const url = new URL(ask.url);
    const {status, requestId, body} = await get(url, signRead(url, ask.region, keys, new Date()));
    return status === ask.status ? readPage(ask, body, requestId) : undefined;
  } catch {
    return undefined;
  }
}

async function readKeys({keys}: FirstAsk, env: AwsEnvironment): Promise<SigningKeys | undefined> {
  if (keys === 'environment') {
    const {AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token} = env;
    return accessKeyId && secretAccessKey ? {accessKeyId, secretAccessKey, sessionToken: token} : undefined;
  }
  if ('placeholder' in keys) return keys.placeholder;
  const {readConfigFiles} = await import('./config/config-files.ts');
  const section = (await readConfigFiles(env)).profiles.get(keys.profile) ?? {};
  const {aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey, aws_session_token: token} = section;
  return accessKeyId && secretAccessKey ? {accessKeyId, secretAccessKey, sessionToken: token} : undefined;
}

interface Answer {
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly body: string;
}

/** The process waits for it no longer than for anything else. */
function get(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http;
    const options = {headers: {...headers}, agent: false, signal: AbortSignal.timeout(patience)};
    const request = client.get(url, options, answer => {
      let body = '';
      const {'x-amzn-requestid': requestId} = answer.headers;
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        body += piece;
      });
      answer.on('error', reject);
      answer.on('end', () => resolve({status: answer.statusCode, requestId: requestId?.toString(), body}));
    });
    request.on('error', reject);
    request.on('socket', socket => socket.unref());
  });
}

function readPage({shape, items, token}: FirstAsk, body: string, requestId: string | undefined): FirstPage {
  const output = readByShape(JSON.parse(body), shape) as Item;
  keepRequestId(output, {$metadata: {requestId}});
  const listed = output[items];
  // A page without a list means what nobody knows.
  if (!Array.isArray(listed)) throw new TypeError('This is no page');
  return {output, items: listed, isLast: (output[token] ?? '') === '', at: performance.now()};
}
