import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import type {CodeStore} from '../code/index.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import type {HttpAnswer} from '../wire/message.ts';

/** Links to kept zips that work without further authorisation, as presigned ones do; they end with the process. */
export interface Downloads {
  toUrl(origin: string, sha256: string): string;
  /** Answers a request for such a link; undefined when the path is none. Throws a LambdaError. */
  answer(url: URL): Promise<HttpAnswer | undefined>;
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
    async answer(url) {
      const [, hex] = /^\/_code\/([0-9a-f]{64})\.zip$/.exec(url.pathname) ?? [];
      if (hex === undefined) return undefined;
      if (!isEqual(url.searchParams.get('signature') ?? '', sign(hex))) {
        throw new LambdaError('AccessDeniedException', 'The link is not valid, or no longer. Ask for a new one.');
      }
      return send(code, hex);
    },
  };
}

async function send(code: CodeStore, hex: string): Promise<HttpAnswer> {
  const zip = await code.zipOf(Buffer.from(hex, 'hex').toString('base64'));
  if (!zip) throw new LambdaError('ResourceNotFoundException', 'The code is no longer there.');
  return {status: 200, headers: {'content-type': 'application/zip'}, body: zip};
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
