import type {Context} from '../context/context.ts';
import type {StoredUrl} from '../model/stored-url.ts';
import {formatUserArn} from '../names/user-arn.ts';
import type {HttpRequest} from '../wire/message.ts';
import type {UrlTarget} from './url-target.ts';

/** A request for a function URL. */
export interface UrlRequest {
  readonly request: HttpRequest;
  readonly body: Uint8Array;
  readonly target: UrlTarget;
  readonly config: StoredUrl;
}

/** The event of a request, in payload format 2.0 (developer guide, "Invoking Lambda function URLs"). */
export function buildUrlEvent({request, body, target, config}: UrlRequest, context: Context): object {
  const {url} = request;
  const cookies = request.headers.get('cookie')?.split(/;\s*/);
  const query = buildQuery(url.searchParams);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: target.path,
    rawQueryString: url.search.slice(1),
    ...(cookies ? {cookies} : {}),
    headers: {...toHeaders(request), ...toForwarded(url)},
    ...(query ? {queryStringParameters: query} : {}),
    requestContext: buildRequestContext({request, target, config}, context),
    ...encodeBody(body, request.headers.get('content-type') ?? ''),
  };
}

/** What belongs to the connection to the sandbox is none of the function's. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade', 'te']);

function toHeaders({headers}: HttpRequest): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !ofConnection.has(name)));
}

function toForwarded(url: URL): Record<string, string> {
  return {'x-forwarded-for': sourceIp, 'x-forwarded-proto': 'http', 'x-forwarded-port': url.port || '80'};
}

/** The sandbox listens on loopback only. */
const sourceIp = '127.0.0.1';

function buildQuery(parameters: URLSearchParams): Record<string, string> | undefined {
  const names = [...new Set(parameters.keys())];
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map(name => [name, parameters.getAll(name).join(',')]));
}

function buildRequestContext(
  {request, target, config}: Pick<UrlRequest, 'request' | 'target' | 'config'>,
  context: Context,
) {
  const {accountId, requestId, now} = context;
  const isSigned = config.AuthType === 'AWS_IAM';
  return {
    accountId: isSigned ? accountId : 'anonymous',
    apiId: target.id,
    ...(isSigned ? {authorizer: {iam: readCaller(request, accountId)}} : {}),
    domainName: `${target.id}.lambda-url.${target.region}.localhost`,
    domainPrefix: target.id,
    http: {
      method: request.method,
      path: target.path,
      protocol: 'HTTP/1.1',
      sourceIp,
      userAgent: request.headers.get('user-agent') ?? '',
    },
    requestId,
    routeKey: '$default',
    stage: '$default',
    time: formatLogTime(new Date(now())),
    timeEpoch: now(),
  };
}

function readCaller(request: HttpRequest, accountId: string) {
  const [, accessKey = ''] = /Credential=([^/\s,]+)/.exec(request.headers.get('authorization') ?? '') ?? [];
  const userArn = formatUserArn(accountId);
  return {
    accessKey,
    accountId,
    callerId: accessKey,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn,
    userId: accessKey,
  };
}

/** `22/Nov/2026:17:03:58 +0000`. */
function formatLogTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

const textual = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml))\b)/i;

function encodeBody(body: Uint8Array, contentType: string): {body?: string; isBase64Encoded: boolean} {
  if (body.byteLength === 0) return {isBase64Encoded: false};
  const isBase64Encoded = !textual.test(contentType);
  return {body: Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded};
}
