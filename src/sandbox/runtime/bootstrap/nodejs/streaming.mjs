import {logError} from './console.mjs';
import {createRuntimeError, toErrorBody} from './errors.mjs';

const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
const preludes = new WeakMap();

/** Whether a handler was passed through `awslambda.streamifyResponse`. */
export function isStreaming(handler) {
  return handler[mark] === 'response';
}

/** Defines the global `awslambda`, with which handlers ask for a response stream and give it an HTTP status. */
export function defineStreaming() {
  globalThis.awslambda = {
    streamifyResponse: handler => Object.assign(handler, {[mark]: 'response'}),
    HttpResponseStream: {
      /** Puts status, headers and cookies before the body: JSON and eight zero bytes, at the first write. */
      from(stream, prelude) {
        stream.setContentType('application/vnd.awslambda.http-integration-response');
        preludes.set(stream, `${JSON.stringify(prelude)}${'\0'.repeat(8)}`);
        return stream;
      },
    },
  };
}

/** Runs a handler `(event, responseStream, context)`; an error after the start of the stream goes into its trailers. */
export async function runStreamingHandler(run, event, context, api) {
  const {call, answered} = api.stream(context.awsRequestId);
  const stream = toResponseStream(call);
  answered.catch(() => {});
  try {
    const returned = run(event, stream, context);
    if (typeof returned?.then !== 'function') throw new Error('Streaming does not support non-async handlers.');
    await returned;
    await answered;
  } catch (error) {
    logError('Invoke Error', error);
    const body = toErrorBody(error);
    call.addTrailers({
      'Lambda-Runtime-Function-Error-Type': String(body.errorType),
      'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(body)).toString('base64'),
    });
    call.end();
    await answered;
  }
}

function toResponseStream(call) {
  const write = call.write.bind(call);
  const end = call.end.bind(call);
  let hasStarted = false;
  const start = () => {
    if (hasStarted) return;
    hasStarted = true;
    const prelude = preludes.get(call);
    if (prelude !== undefined) write(prelude);
  };
  return Object.assign(call, {
    setContentType(type) {
      if (hasStarted) {
        throw createRuntimeError('Runtime.InvalidStreamingOperation', 'Cannot set content-type, too late.');
      }
      call.setHeader('Content-Type', type);
    },
    write(chunk, ...rest) {
      start();
      return write(toBytes(chunk), ...rest);
    },
    end(chunk, ...rest) {
      start();
      return typeof chunk === 'function' || chunk === undefined ? end(chunk, ...rest) : end(toBytes(chunk), ...rest);
    },
  });
}

function toBytes(chunk) {
  return typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
}
