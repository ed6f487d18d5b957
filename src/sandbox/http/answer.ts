import {randomUUID} from 'node:crypto';
import {Readable} from 'node:stream';
import {alarmAnswers} from '../alarms/index.ts';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {answerLogs} from '../logs/index.ts';
import {answerMetrics} from '../metrics/index.ts';
import {versionCollection} from '../model/stored-function.ts';
import {dispatch} from '../operations/dispatch.ts';
import {answerQueues, publishQueues} from '../queues/index.ts';
import {answerRoles} from '../roles/index.ts';
import {answerSchemas} from '../schemas/index.ts';
import type {Store} from '../store/index.ts';
import {answerTagging} from '../tagging/index.ts';
import {answerTraces} from '../traces/index.ts';
import {answerTrail, type TrailCaller, tellTrail} from '../trail/index.ts';
import {answerUrl} from '../urls/answer-url.ts';
import {parseUrlTarget} from '../urls/url-target.ts';
import {readBody} from '../wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import {readInput} from '../wire/read-request.ts';
import {findRoute} from '../wire/route.ts';
import {writeAnswer, writeErrorAnswer} from '../wire/write-answer.ts';
import {answerSts} from './caller-identity.ts';
import type {Downloads} from './download.ts';
import {type Credential, checkRequest, checkSender} from './guard.ts';
import {refuseService} from './other-service.ts';
import {answerOwn} from './own-paths.ts';

/** What answering needs from the sandbox. */
export interface Endpoint {
  readonly accountId: string;
  readonly downloads: Downloads;
  /** What is stored of all regions: IAM has none. */
  readonly store: Pick<Store, 'texts'>;
  /** The context of one request, in the region its signature names. */
  toContext(request: {
    readonly region: string;
    readonly requestId: string;
    readonly origin: string;
    readonly signal: AbortSignal;
  }): Context;
  /** Told about failures that are the sandbox's own fault. */
  onFault(error: unknown): void;
}

/** Answers a request; never rejects. What goes wrong is answered as the service words it, a fault of ours as its 500. */
export async function answer(request: HttpRequest, endpoint: Endpoint): Promise<HttpAnswer> {
  const requestId = randomUUID();
  const {url} = request;
  try {
    const target = parseUrlTarget(url);
    if (target) {
      const {region} = target;
      const context = endpoint.toContext({region, requestId, origin: url.origin, signal: request.signal});
      return await answerUrl(request, target, context);
    }
    checkSender(request);
    const download =
      request.method === 'GET' ? await endpoint.downloads.answer(url, request.headers.get('range')) : undefined;
    if (download) return download;
    return await answerSigned(request, checkRequest(request), {endpoint, requestId});
  } catch (error) {
    if (error instanceof LambdaError) return writeErrorAnswer(error, requestId);
    // Who has hung up, or never sent the rest, is nobody's fault here.
    if (!request.signal.aborted) endpoint.onFault(error);
    const why = error instanceof Error ? error.message : String(error);
    return writeErrorAnswer(new LambdaError('ServiceException', `The sandbox failed: ${why}`), requestId);
  }
}

async function answerSigned(
  request: HttpRequest,
  credential: Credential,
  {endpoint, requestId}: {endpoint: Endpoint; requestId: string},
): Promise<HttpAnswer> {
  if (credential.service === 'sts') {
    return answerSts(request, credential, {accountId: endpoint.accountId, requestId});
  }
  if (credential.service === 'iam') return answerIam(request, credential, {endpoint, requestId});
  const {region} = credential;
  const {method, url} = request;
  const context = endpoint.toContext({region, requestId, origin: url.origin, signal: request.signal});
  if (credential.service === 'logs') return answerLogs(request, context);
  if (credential.service === 'monitoring') {
    publishQueues(context);
    return answerMetrics(request, context, alarmAnswers);
  }
  const isCbor = request.headers.has('smithy-protocol');
  if (credential.service === 'sqs' && !isCbor) return answerQueues(request, context);
  if (credential.service === 'xray') {
    const traces = await answerTraces(request, context);
    if (traces) return traces;
  }
  if (credential.service === 'schemas') {
    const schemas = await answerSchemas(request, context);
    if (schemas) return schemas;
  }
  if (credential.service === 'cloudtrail') return answerTrail(request, context);
  if (credential.service === 'tagging') return answerTagging(request, context);
  if (credential.service !== 'lambda') return refuseService(request, credential, requestId);
  const own = await answerOwn(request, context);
  if (own) return own;
  const route = findRoute(method, url);
  if (!route) {
    throw new LambdaError('UnknownOperationException', `The sandbox has no operation at ${method} ${url.pathname}`);
  }
  const input = await readInput(route, request);
  const {operation} = route;
  const caller = toTrailCaller(credential, request);
  const output = await tellTrail({operation, input, caller, context}, () => dispatch(operation, input, context));
  return writeAnswer(operation, output, requestId);
}

/** Of IAM there is what tells of the functions' roles. */
async function answerIam(
  request: HttpRequest,
  credential: Credential,
  {endpoint, requestId}: {endpoint: Endpoint; requestId: string},
): Promise<HttpAnswer> {
  const body = await readBody(request, 65_536, 'iam');
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const answered = answerRoles(form, {
    roles: endpoint.store.texts(versionCollection, '$.configuration.Role'),
    requestId,
  });
  return answered ?? refuseService({...request, body: Readable.from([body])}, credential, requestId);
}

/** Whoever signs is the sandbox's user, on this machine. */
function toTrailCaller({accessKeyId}: Credential, {headers}: HttpRequest): TrailCaller {
  const userAgent = headers.get('x-amz-user-agent') ?? headers.get('user-agent') ?? '';
  return {accessKeyId, name: 'sandbox', kind: 'user', address: '127.0.0.1', userAgent};
}
