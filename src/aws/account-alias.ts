import {text} from 'node:stream/consumers';
import type {Clients} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';
import {orAborted} from './or-aborted.ts';

/** Where IAM is asked, and the region it signs for, by the beginning of a region's name (AWS General Reference, IAM endpoints). */
const places: readonly (readonly [regions: RegExp, host: string, signedFor: string])[] = [
  [/^cn-/, 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  [/^us-gov-/, 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
  // Of the others nothing is published.
  [/^(?!eusc-|\w+-iso)/, 'iam.amazonaws.com', 'us-east-1'],
];

/** Milliseconds that it may take: it is worth knowing, but nothing waits for it longer. */
const patience = 2000;

/**
 * The name that an account has given itself, as IAM tells it; undefined where it has none or may not be asked. A stand-in for AWS is
 * not asked unless it has an endpoint for IAM. Rejects only when aborted.
 */
export async function fetchAccountAlias(
  {settings}: Clients,
  {region, endpoint, iam}: ConnectionSettings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const place = places.find(([regions]) => regions.test(region));
  if (place === undefined || (endpoint !== undefined && iam === undefined)) return undefined;
  const [, host, signedFor] = place;
  try {
    const url = new URL(iam ?? `https://${host}`);
    const either = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const answer = await orAborted(askIam(settings, url, signedFor, either), either);
    return /<member>([^<]+)<\/member>/.exec(answer)?.[1];
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function askIam(settings: Clients['settings'], url: URL, region: string, signal: AbortSignal): Promise<string> {
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
    method: 'POST',
    path: '/',
    headers: {host: url.host, 'content-type': 'application/x-www-form-urlencoded'},
    body: 'Action=ListAccountAliases&Version=2010-05-08',
  });
  const {credentials} = settings;
  const signer = new SignatureV4({service: 'iam', region, credentials, sha256: Hash.bind(null, 'sha256') as never});
  const handler = new NodeHttpHandler(settings.requestHandler);
  try {
    const {response} = await handler.handle((await signer.sign(request)) as never, {abortSignal: signal});
    const body = await text(response.body);
    return response.statusCode === 200 ? body : '';
  } finally {
    handler.destroy();
  }
}
