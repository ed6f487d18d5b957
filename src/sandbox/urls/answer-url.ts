import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {chooseVersion, formatInvokedArn} from '../invocations/choose-version.ts';
import {runStreamed} from '../invocations/run-streamed.ts';
import {runVersion} from '../invocations/run-version.ts';
import {takeConcurrency} from '../invocations/throttle.ts';
import {withoutSignal} from '../invocations/without-signal.ts';
import {findInvoked} from '../model/find-function.ts';
import {type FoundUrl, findUrl, type StoredUrl} from '../model/stored-url.ts';
import {checkInvocable} from '../rules/check-state.ts';
import {readBody} from '../wire/body.ts';
import {type HttpAnswer, type HttpRequest, toJsonAnswer} from '../wire/message.ts';
import {isOpenToAll} from './allow-url.ts';
import {answerPreflight, buildCorsHeaders, isAllowed} from './cors.ts';
import {readStreamedUrlResponse} from './streamed-url-response.ts';
import {buildUrlEvent} from './url-event.ts';
import {createBadGateway, parseUrlResponse} from './url-response.ts';
import type {UrlTarget} from './url-target.ts';

/** Bytes of a request's body (Lambda quotas page). */
const bodyLimit = 6_291_456;

/**
 * Answers a request for a function URL. One that a web page sends is answered only as the URL's Cors settings allow, and
 * only where no signature is asked for; one without a signature only as the policy of the function or alias lets anyone in.
 * Nothing of the Lambda API is within its reach.
 */
export async function answerUrl(request: HttpRequest, target: UrlTarget, context: Context): Promise<HttpAnswer> {
  try {
    const found = findUrl(target.id, context);
    if (!found) return refuse(403, null);
    const {config} = found;
    const origin = findForeignOrigin(request, target);
    const refusal = checkRequest(request, origin, config);
    if (refusal) return refusal;
    const cors = origin === undefined ? undefined : config.Cors;
    if (origin !== undefined && cors && isPreflight(request)) return answerPreflight(request, origin, cors);
    if (config.AuthType === 'NONE' && !isOpenToAll(found, context)) return refuse(403, forbidden);
    const body = await readBody(request, bodyLimit, 'InvokeFunction');
    const event = buildUrlEvent({request, body, target, config}, context);
    const answer = await run(found, Buffer.from(JSON.stringify(event)), context);
    return withHeaders(answer, {
      'x-amzn-requestid': context.requestId,
      ...(origin !== undefined && cors ? buildCorsHeaders(origin, cors) : {}),
      // On a host it shares with everything else, a page must not count as being of that host.
      ...(target.hasHost ? {} : {'content-security-policy': 'sandbox allow-scripts allow-forms'}),
    });
  } catch (error) {
    if (error instanceof LambdaError) return refuse(error.status, error.message);
    throw error;
  }
}

/** The page a request comes from, unless the URL itself has served it; a browser does not always tell which. */
function findForeignOrigin({headers, url}: HttpRequest, {hasHost}: UrlTarget): string | undefined {
  const origin = headers.get('origin');
  if (origin !== undefined) return hasHost && origin === url.origin ? undefined : origin;
  const site = headers.get('sec-fetch-site') ?? 'none';
  return site === 'none' || site === 'same-origin' ? undefined : 'null';
}

function checkRequest(
  request: HttpRequest,
  origin: string | undefined,
  {AuthType, Cors}: StoredUrl,
): HttpAnswer | undefined {
  if (AuthType === 'AWS_IAM' && (origin !== undefined || !isSigned(request))) return refuse(403, forbidden);
  if (origin === undefined || (Cors && isAllowed(request, origin, Cors))) return undefined;
  return refuse(403, `The function URL's Cors settings do not allow this request from ${origin}.`);
}

/** As the service words it. */
const forbidden =
  'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';

/** As everywhere in the sandbox, the signature itself is not checked. */
function isSigned({headers}: HttpRequest): boolean {
  return headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 Credential=') ?? false;
}

function isPreflight({method, headers}: HttpRequest): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method');
}

async function run({name, qualifier, config}: FoundUrl, Payload: Uint8Array, context: Context): Promise<HttpAnswer> {
  const found = findInvoked({FunctionName: name, Qualifier: qualifier}, context, 'InvokeFunctionUrl');
  const version = chooseVersion(found, context);
  checkInvocable(version, context.now());
  if (config.InvokeMode === 'RESPONSE_STREAM') {
    return readStreamedUrlResponse(await runStreamed(found, version, {Payload}, context));
  }
  const release = takeConcurrency(found, context);
  try {
    const outcome = await runVersion(version, formatInvokedArn(found, context), {Payload}, withoutSignal(context));
    return outcome.functionError ? createBadGateway() : parseUrlResponse(outcome.payload);
  } finally {
    release();
  }
}

function withHeaders(answer: HttpAnswer, headers: Readonly<Record<string, string>>): HttpAnswer {
  return {...answer, headers: {...answer.headers, ...headers}};
}

/** Of a URL that is not there, the service says no more than that it is none of the caller's. */
function refuse(status: number, Message: string | null): HttpAnswer {
  const answer = toJsonAnswer({Message}, status);
  return status === 403 ? withHeaders(answer, {'x-amzn-ErrorType': 'AccessDeniedException'}) : answer;
}
