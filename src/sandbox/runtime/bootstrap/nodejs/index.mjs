// The program of every nodejs execution environment: loads the handler, then asks the Runtime API for one event after
// the other. It shares its process with the function's code, so it takes what it needs before that code runs.
import {createApi} from './api.mjs';
import {flushOutput, logError, nameRequest, patchConsole, requestId} from './console.mjs';
import {toContext} from './context.mjs';
import {createRuntimeError, toErrorBody} from './errors.mjs';
import {runHandler} from './handle.mjs';
import {defineInvokeStore, toStored} from './invoke-store.mjs';
import {findPackagesOfLayers} from './layers.mjs';
import {loadHandler} from './load.mjs';
import {findSdk} from './sdk.mjs';
import {defineStreaming, runStreamingHandler} from './streaming.mjs';
import {nodeVersion} from './version.mjs';

const api = createApi(process.env.AWS_LAMBDA_RUNTIME_API);

patchConsole();
defineStreaming();
const invokeStore = defineInvokeStore();
findPackagesOfLayers(process.env.NODE_PATH ?? '');
findSdk(process.argv[2]);
// From Node.js 24 on what nobody catches ends the process as Node does it.
if (nodeVersion < 24) {
  endOnce('uncaughtException', 'Runtime.UnhandledException', 'Uncaught Exception', 129);
  endOnce('unhandledRejection', 'Runtime.UnhandledPromiseRejection', 'Unhandled Promise Rejection', 128);
}

const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER).catch(failInit);
for (;;) {
  const {headers, body} = await api.next();
  const context = toContext(headers);
  nameRequest(context.awsRequestId);
  await invokeStore.run(toStored(context), () => handle(JSON.parse(body), context));
  await flushOutput();
}

async function handle(event, context) {
  if (handler.isStreaming) return runStreamingHandler(handler.run, event, context, api);
  let answer;
  try {
    answer = toJson(await runHandler(handler.run, event, context));
  } catch (error) {
    logError('Invoke Error', error);
    return api.fail(context.awsRequestId, toErrorBody(error));
  }
  const {status, body} = await api.respond(context.awsRequestId, answer);
  if (status >= 400) printRefusal(status, body);
}

/** As the library that the service's runtimes post with says it. */
function printRefusal(status, body) {
  const what = `Failed to post handler success response. Http response code: ${status}. ${body}`;
  process.stderr.write(`[ERROR] [${Date.now()}] LAMBDA_RUNTIME ${what}\n`);
}

function toJson(value) {
  const text = toText(value === undefined ? null : value);
  // A function, say.
  if (text === undefined) throw new TypeError('Wrong arguments');
  return text;
}

function toText(value) {
  try {
    return JSON.stringify(value);
  } catch {
    throw createRuntimeError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

async function failInit(error) {
  logError('Init Error', error);
  await api.failInit(toErrorBody(error));
  await flushOutput();
  process.exit(1);
}

/** What nobody caught ends the environment: its state cannot be trusted any more. */
function endOnce(event, errorType, title, code) {
  process.on(event, async reason => {
    const error = createRuntimeError(errorType, String(reason), {
      reason: toErrorBody(reason),
      stack: reason instanceof Error ? `${errorType}: ${reason.stack}` : `${errorType}: ${String(reason)}`,
    });
    logError(title, error);
    const post = requestId() === '-' ? api.failInit : body => api.fail(requestId(), body);
    await post(toErrorBody(error)).catch(() => {});
    await flushOutput();
    process.exit(code);
  });
}
