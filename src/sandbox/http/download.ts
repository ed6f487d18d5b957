import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import type {CodeStore} from '../code/index.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import type {HttpAnswer} from '../wire/message.ts';

/** Links to kept zips that work without further authorisation, as presigned ones do; they end with the process. */
export interface Downloads {
  toUrl(origin: string, sha256: string): string;
  /**
   * Answers a request for such a link, the part of it that a Range header asks for; undefined when the path is none. Throws a
   * LambdaError.
   */
  answer(url: URL, range?: string): Promise<HttpAnswer | undefined>;
}

const prefix = '/_code/';

/** Creates links that only this process can have made. */
export function createDownloads(code: CodeStore): Downloads {
  const secret = randomBytes(32);
  const sign = (hex: string) => createHmac('sha256', secret).update(hex).digest('hex');
  return {
    toUrl(origin, sha256) {
      const hex = Buffer.from(sha256, 'base64').toString('hex');
      return `${origin}${prefix}${hex}.zip?signature=${sign(hex)}`;
    },
    async answer(url, range) {
      const [, hex] = /^\/_code\/([0-9a-f]{64})\.zip$/.exec(url.pathname) ?? [];
      if (hex === undefined) return undefined;
      if (!isEqual(url.searchParams.get('signature') ?? '', sign(hex))) {
        throw new LambdaError('AccessDeniedException', 'The link is not valid, or no longer. Ask for a new one.');
      }
      return sendPart(await readZip(code, hex), range);
    },
  };
}

async function readZip(code: CodeStore, hex: string): Promise<Uint8Array> {
  const zip = await code.zipOf(Buffer.from(hex, 'hex').toString('base64'));
  if (!zip) throw new LambdaError('ResourceNotFoundException', 'The code is no longer there.');
  return zip;
}

/** As S3 does it: one part at most, and a header that is none is left unheard. */
function sendPart(zip: Uint8Array, range: string | undefined): HttpAnswer {
  const headers = {'content-type': 'application/zip', 'accept-ranges': 'bytes'};
  const size = zip.byteLength;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/u.exec(range ?? '') ?? [];
  if (first === '' && last === '') return {status: 200, headers, body: zip};
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (from >= to) return {status: 416, headers: {...headers, 'content-range': `bytes */${size}`}, body: ''};
  const part = {'content-range': `bytes ${from}-${to - 1}/${size}`};
  return {status: 206, headers: {...headers, ...part}, body: zip.subarray(from, to)};
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
