import {randomUUID} from 'node:crypto';
import {Readable} from 'node:stream';
import {alarmAnswers} from '../alarms/index.ts';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {answerLogs} from '../logs/index.ts';
import {answerMetrics} from '../metrics/index.ts';
import {versionCollection} from '../model/stored-function.ts';
import type {ServedService} from '../names/served-services.ts';
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
  const {service, region} = credential;
  const {url, signal} = request;
  const answerService = isServed(service) ? answers[service] : undefined;
  const context = endpoint.toContext({region, requestId, origin: url.origin, signal});
  const answered = await answerService?.(request, context, {credential, endpoint});
  return answered ?? refuseService(request, credential, requestId);
}

function isServed(service: string): service is ServedService {
  return Object.hasOwn(answers, service);
}

/** Answers a request for one service; undefined, with the body still to be read, for what the sandbox has not of it. */
type ServiceAnswer = (
  request: HttpRequest,
  context: Context,
  asked: {readonly credential: Credential; readonly endpoint: Endpoint},
) => Promise<HttpAnswer | undefined>;

const answers: Readonly<Record<ServedService, ServiceAnswer>> = {
  lambda: answerLambda,
  logs: answerLogs,
  async monitoring(request, context) {
    publishQueues(context);
    return answerMetrics(request, context, alarmAnswers);
  },
  cloudtrail: answerTrail,
  sqs: async (request, context) =>
    request.headers.has('smithy-protocol') ? undefined : answerQueues(request, context),
  sts: (request, {accountId, requestId}, {credential}) => answerSts(request, credential, {accountId, requestId}),
  iam: answerIam,
  xray: answerTraces,
  schemas: answerSchemas,
  tagging: answerTagging,
};

async function answerLambda(
  request: HttpRequest,
  context: Context,
  {credential}: {readonly credential: Credential},
): Promise<HttpAnswer> {
  const {method, url} = request;
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
  return writeAnswer(operation, output, context.requestId);
}

/** Of IAM there is what tells of the functions' roles. */
async function answerIam(
  request: HttpRequest,
  {requestId}: Context,
  {credential, endpoint}: {readonly credential: Credential; readonly endpoint: Endpoint},
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
