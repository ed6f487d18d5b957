import {format} from 'node:util';
import {toError, toLoggable} from './errors.mjs';

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

const current = {requestId: '-'};
// Taken now: the function's code may put something else in its place.
const write = process.stdout.write.bind(process.stdout);
const {AWS_LAMBDA_LOG_FORMAT, AWS_LAMBDA_LOG_LEVEL} = process.env;
const toLine = AWS_LAMBDA_LOG_FORMAT === 'JSON' ? toJsonLine : toTextLine;

/** The request that is being handled, which the lines name; `-` before the first one. */
export function nameRequest(requestId) {
  current.requestId = requestId;
}

export function requestId() {
  return current.requestId;
}

/** Waits until all that was printed has left the process: what is still in it belongs to no invocation. */
export async function flushOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise(resolve => stream.write('', resolve));
  }
}

/** Writes an error that ended an invocation, whatever the log level. */
export function logError(title, error) {
  const values = AWS_LAMBDA_LOG_FORMAT === 'JSON' ? [toError(error)] : [title, toLoggable(error)];
  log('ERROR', values);
}

/**
 * Makes console.* write the lines of Lambda's logs: time, request id, level and text with tabs between them, or JSON
 * objects where the function's log format asks for those.
 */
export function patchConsole() {
  const {console} = globalThis;
  const least = AWS_LAMBDA_LOG_FORMAT === 'JSON' ? levels.indexOf(AWS_LAMBDA_LOG_LEVEL ?? 'INFO') : 0;
  for (const [index, level] of levels.entries()) {
    console[level.toLowerCase()] = index < least ? () => {} : (message, ...values) => log(level, [message, ...values]);
  }
  Object.assign(console, {log: console.info});
}

function log(level, values) {
  write(`${toLine(level, values)}\n`);
}

function toTextLine(level, values) {
  // A line is an event of the log: the lines of one message stay together.
  const text = format(...values)
    .replace(/\n+$/, '')
    .replaceAll('\n', '\r');
  return [new Date().toISOString(), current.requestId, level, text].join('\t');
}

function toJsonLine(level, values) {
  const line = {timestamp: new Date().toISOString(), level, requestId: current.requestId};
  const error = values.find(value => value instanceof Error);
  if (values.length === 1) {
    try {
      return JSON.stringify({...line, message: values[0]}, (_, value) =>
        value instanceof Error ? {...describe(value), ...value} : value,
      );
    } catch {
      // A circular object: as text then.
    }
  }
  return JSON.stringify({...line, message: format(...values), ...(error ? describe(error) : {})});
}

function describe(error) {
  const stackTrace = String(error.stack).split('\n');
  return {errorType: error.constructor?.name ?? 'UnknownError', errorMessage: error.message, stackTrace};
}
