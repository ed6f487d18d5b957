import {dirname, join} from 'node:path';
import type {Invocation} from './invocation.ts';
import type {HandlerPaths} from './place/place.ts';

/** Where one execution environment lives: its Runtime API and its own writable folder. */
export interface RuntimePlace {
  /** `127.0.0.1:<port>`. */
  readonly runtimeApi: string;
  /** Stands in for /tmp where that is not its own: TMPDIR, TMP, TEMP and HOME point to it. */
  readonly scratchFolder: string;
  readonly paths: HandlerPaths;
}

/**
 * All environment variables of a handler's process: those the Lambda developer guide lists (Defined runtime
 * environment variables), the function's own, and nothing of the user's. The function may replace the
 * unreserved ones. Credentials are made up: they are there because SDKs want some, and open nothing.
 */
export function buildHandlerEnvironment(invocation: Invocation, place: RuntimePlace): Record<string, string> {
  return {...buildUnreserved(invocation, place), ...invocation.environment, ...buildReserved(invocation, place)};
}

function buildUnreserved(
  invocation: Invocation,
  {paths: {task, opt, ...paths}, scratchFolder}: RuntimePlace,
): Record<string, string> {
  const inLayers = (...names: string[]) => (opt === undefined ? [] : names.map(name => join(opt, name)));
  const {runtime} = invocation;
  const node = `node${/\d+/.exec(runtime)?.[0] ?? ''}`;
  const python = /^python[\d.]+/.exec(runtime)?.[0] ?? 'python3';
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...paths.nodeEnvironment,
    PATH: toList([dirname(paths.node), '/usr/local/bin', '/usr/bin', '/bin', ...inLayers('bin')]),
    LD_LIBRARY_PATH: toList([task, join(task, 'lib'), ...inLayers('lib')]),
    NODE_PATH: toList([...inLayers(`nodejs/${node}/node_modules`, 'nodejs/node_modules'), task]),
    PYTHONPATH: toList(inLayers(`python/lib/${python}/site-packages`, 'python')),
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    ...toEndpoints(invocation),
    TMPDIR: scratchFolder,
    TMP: scratchFolder,
    TEMP: scratchFolder,
    // Else SDKs and tools would find the user's own ~/.aws.
    HOME: scratchFolder,
  };
}

/** A handler that calls such a service calls the sandbox that runs it, never an account; one endpoint for all is the function's word. */
function toEndpoints({endpoints = {}, environment}: Invocation): Record<string, string> {
  if (environment['AWS_ENDPOINT_URL'] !== undefined) return {};
  return Object.fromEntries(Object.entries(endpoints).map(([name, url]) => [`AWS_ENDPOINT_URL_${name}`, url]));
}

function buildReserved(invocation: Invocation, place: RuntimePlace): Record<string, string> {
  const [, , , region = '', , , name = ''] = invocation.functionArn.split(':');
  return {
    _HANDLER: invocation.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${invocation.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: invocation.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(invocation.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: invocation.provision === undefined ? 'on-demand' : 'provisioned-concurrency',
    AWS_LAMBDA_LOG_GROUP_NAME: invocation.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: invocation.logStream,
    ...toLogging(invocation),
    AWS_LAMBDA_RUNTIME_API: place.runtimeApi,
    LAMBDA_TASK_ROOT: place.paths.task,
    LAMBDA_RUNTIME_DIR: place.paths.runtime,
    AWS_ACCESS_KEY_ID: 'ASIASANDBOXSANDBOX00',
    AWS_SECRET_ACCESS_KEY: 'sandbox-secret-access-key-opens-nothing',
    AWS_SESSION_TOKEN: 'sandbox-session-token-opens-nothing',
  };
}

function toLogging({logFormat, logLevel}: Invocation): Record<string, string> {
  if (logFormat !== 'JSON') return {AWS_LAMBDA_LOG_FORMAT: 'Text'};
  return {AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: logLevel ?? 'INFO'};
}

function toList(paths: readonly string[]): string {
  return paths.join(':');
}
