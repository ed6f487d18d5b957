import {request} from 'node:http';
import {region} from './sandbox.ts';

/** What the sandbox takes for a signature of this region. */
export const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/lambda/aws4_request, SignedHeaders=host, Signature=0`;

/** An HTTP answer, read whole. */
export interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends a request as it is given: unlike fetch, node:http sends any Host and Origin. */
export async function sendRaw(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<Answer> {
  const {promise, resolve, reject} = Promise.withResolvers<Answer>();
  const outgoing = request(url, {method, headers}, async message => {
    message.setEncoding('utf8');
    resolve({status: message.statusCode, headers: message.headers, body: (await message.toArray()).join('')});
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}
