import {type IncomingMessage, type RequestOptions, request as requestPlain} from 'node:http';
import {request as requestSecure} from 'node:https';
import {text} from 'node:stream/consumers';
import {type Agents, loadAgents, type Network} from '../network/network.ts';

/** A part of a file, by the places of its bytes; `last` are so many at its end. */
export type ByteRange = {readonly from: number; readonly to: number} | {readonly last: number};

/** Bytes that were asked for, from `start` on in a file of `total`. Not all of them are those: a server may send the whole. */
export interface RangeAnswer {
  readonly start: number;
  readonly total: number;
  readonly length: number;
  readonly body: AsyncIterable<Uint8Array>;
  /** Leaves what has not come yet. */
  cancel(): void;
}

/** The server refused: a link that has expired, a file that is gone. */
export class RangeRefusal extends Error {
  override readonly name = 'RangeRefusal';
  readonly status: number;
  /** The server's name of the error, e.g. `AccessDenied`; empty when it gave none. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Milliseconds without a byte after which nothing more is waited for. */
const patience = 30_000;

/** Makes what asks for parts of files by links that need no further authorisation. Rejects with the system's errors or a RangeRefusal. */
export function createFetchRange(network: Network) {
  let agents: Promise<Agents> | undefined;
  return async (url: URL, range: ByteRange, signal: AbortSignal): Promise<RangeAnswer> => {
    agents ??= loadAgents(network).then(make => make(true));
    const {httpAgent, httpsAgent} = await agents;
    const isSecure = url.protocol === 'https:';
    const agent = isSecure ? httpsAgent : httpAgent;
    const answer = await send(url, {headers: {range: formatRange(range)}, signal, ...(agent && {agent})});
    const {statusCode: status = 0, headers} = answer;
    const body = {body: answer, cancel: () => void answer.destroy()};
    if (status === 206) return {...readContentRange(headers['content-range']), ...body};
    if (status !== 200) throw await readRefusal(answer, status);
    const length = Number(headers['content-length']);
    if (!Number.isSafeInteger(length)) throw new RangeRefusal(status, '', 'It does not say how long it is.');
    return {start: 0, total: length, length, ...body};
  };
}

async function send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const {promise, resolve, reject} = Promise.withResolvers<IncomingMessage>();
  const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, resolve);
  request.setTimeout(patience, () => {
    request.destroy(Object.assign(new Error('nothing came any more'), {name: 'TimeoutError'}));
  });
  // An answer that breaks off tells so to who reads it.
  request.on('error', reject);
  request.end();
  return promise;
}

function formatRange(range: ByteRange): string {
  return 'last' in range ? `bytes=-${range.last}` : `bytes=${range.from}-${range.to - 1}`;
}

function readContentRange(header: string | undefined): Pick<RangeAnswer, 'start' | 'total' | 'length'> {
  const [, from, to, all] = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(header ?? '') ?? [];
  const [start, end, total] = [Number(from), Number(to) + 1, Number(all)];
  if (![start, end, total].every(Number.isSafeInteger)) {
    throw new RangeRefusal(206, '', 'It does not say which part it sends.');
  }
  return {start, total, length: end - start};
}

/** S3 says in XML what is wrong. */
async function readRefusal(answer: IncomingMessage, status: number): Promise<RangeRefusal> {
  const body = await text(answer).catch(() => '');
  const find = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(body)?.[1] ?? '';
  return new RangeRefusal(status, find('Code'), find('Message') || `It answered HTTP ${status}.`);
}
