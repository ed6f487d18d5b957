import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type RuntimeAnswer, readAnswer, readError} from './answer.ts';
import {reply} from './extensions/reply.ts';
import type {Invocation} from './invocation.ts';

/** What one runtime says through its Runtime API. */
export interface RuntimeListener {
  /** It asks for the next event, so it is done with the one before; false when it has not answered that. */
  onNext(): boolean;
  /** It has answered the event being handled. */
  onAnswer(answer: RuntimeAnswer): void;
  onInitError(answer: RuntimeAnswer): void;
  /** The event it still has to answer. */
  current(): Invocation | undefined;
}

/** One execution environment's Runtime API: HTTP on a port of its own, as runtime clients take no path prefix. */
export interface RuntimeApi {
  /** `127.0.0.1:<port>`, for AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Hands the event to the runtime, which has asked for one. `deadline` in ms since 1970. */
  give(invocation: Invocation, deadline: number): void;
  close(): void;
}

/** What others in the environment ask at the same address; false when it is nothing of theirs. */
type AnswerOthers = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

/** Serves the Runtime API (version 2018-06-01 of the developer guide's "Using the Lambda runtime API"). */
export async function createRuntimeApi(listener: RuntimeListener, answerOthers: AnswerOthers): Promise<RuntimeApi> {
  let waiting: ServerResponse | undefined;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://runtime').pathname;
    if (!isFromRuntime(request)) return refuse(response, 403, 'Forbidden', 'Only the runtime may ask');
    if (answerOthers(request, response, path)) return;
    if (request.method === 'GET' && path === `${base}/invocation/next`) {
      waiting = response;
      if (listener.onNext()) return;
      return refuse(response, 403, 'InvalidStateTransition', 'The event before has not been answered');
    }
    return void receive(request, response, path, listener);
  });
  // The wait for an event and a streamed response both take as long as they take.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    give(invocation, deadline) {
      waiting
        ?.writeHead(200, buildHeaders(invocation, deadline))
        .end(invocation.payload.byteLength > 0 ? invocation.payload : '{}');
      waiting = undefined;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const base = '/2018-06-01/runtime';

/** A web page that found the port must not take events: it cannot hide where it comes from. */
function isFromRuntime({headers}: IncomingMessage): boolean {
  const isLocal = /^(127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? '');
  return isLocal && headers.origin === undefined && headers['sec-fetch-site'] === undefined;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  listener: RuntimeListener,
): Promise<void> {
  const [, requestId, verb] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
  const isInitError = path === `${base}/init/error`;
  if (request.method !== 'POST' || (verb === undefined && !isInitError)) {
    return refuse(response, 404, 'NotFound', `${request.method} ${path} is not part of the Runtime API`);
  }
  const current = listener.current();
  if (verb !== undefined && current?.requestId !== requestId) {
    return refuse(response, 400, 'InvalidRequestID', 'Invalid request ID');
  }
  const answer = verb === 'response' ? await readAnswer(request, current?.onResponse) : await readError(request);
  // The runtime broke off; the end of its process tells the rest.
  if (answer === undefined) return;
  if (answer.kind === 'tooLarge') {
    refuse(response, 413, 'RequestEntityTooLarge', `Exceeded maximum allowed payload size (${answer.limit} bytes).`);
  } else reply(response, 202, {status: 'OK'});
  if (isInitError) listener.onInitError(answer);
  else listener.onAnswer(answer);
}

function buildHeaders(invocation: Invocation, deadline: number): Record<string, string> {
  const {requestId, functionArn, clientContext, tenantId} = invocation;
  return {
    'Content-Type': 'application/json',
    'Lambda-Runtime-Aws-Request-Id': requestId,
    'Lambda-Runtime-Deadline-Ms': String(deadline),
    'Lambda-Runtime-Invoked-Function-Arn': functionArn,
    'Lambda-Runtime-Trace-Id': formatTraceId(invocation, deadline),
    ...(tenantId === undefined ? {} : {'Lambda-Runtime-Aws-Tenant-Id': tenantId}),
    // A header holds bytes: UTF-8, one character each.
    ...(clientContext === undefined
      ? {}
      : {
          'Lambda-Runtime-Client-Context': Buffer.from(clientContext)
            .toString('latin1')
            .replace(/[\r\n]+/g, ' '),
        }),
  };
}

/** The ids of an invocation in X-Ray's form, and sampled where the invocation is traced. */
export function formatTraceId({requestId, trace}: Invocation, deadline: number): string {
  if (trace) return `Root=${trace.traceId};Parent=${trace.segmentId};Sampled=1`;
  const hex = requestId.replaceAll('-', '').padEnd(32, '0');
  const seconds = Math.floor(deadline / 1000).toString(16);
  return `Root=1-${seconds}-${hex.slice(0, 24)};Parent=${hex.slice(16, 32)};Sampled=0`;
}

function refuse(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  reply(response, status, {errorMessage, errorType});
}
