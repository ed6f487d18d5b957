import {createHmac, hash} from 'node:crypto';

/** What signs a request. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/**
 * The headers of a GET without a body for Lambda, signed (Signature Version 4). Of the path, what would be escaped is not expected, nor a
 * query.
 */
export function signRead(
  {host, pathname}: Pick<URL, 'host' | 'pathname'>,
  region: string,
  {accessKeyId, secretAccessKey, sessionToken}: SigningKeys,
  now: Date,
): Readonly<Record<string, string>> {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const nothing = hash('sha256', '');
  const headers = {
    host,
    'x-amz-content-sha256': nothing,
    'x-amz-date': time,
    ...(sessionToken && {'x-amz-security-token': sessionToken}),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ['GET', pathname, '', lines.join(''), names, nothing].join('\n');
  const scope = `${day}/${region}/lambda/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, hash('sha256', request)].join('\n');
  const key = [day, region, 'lambda', 'aws4_request'].reduce<string | Buffer>(sign, `AWS4${secretAccessKey}`);
  const signature = sign(key, text).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return {...headers, authorization};
}

function sign(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
