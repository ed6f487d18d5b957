import {nodeVersion} from './version.mjs';

/** An error of the runtime's own, named as the service names it; a log shows the name among its properties from Node.js 24 on. */
export function createRuntimeError(name, message, properties = {}) {
  const named = Object.defineProperty(new Error(message), 'name', {value: name, enumerable: nodeVersion >= 24});
  return Object.assign(named, properties);
}

/** The body of an error report: `{errorType, errorMessage, trace}`. Anything can be thrown. */
export function toErrorBody(error) {
  if (!(error instanceof Error)) return {errorType: typeof error, errorMessage: String(error), trace: []};
  const {name, message, stack, reason} = error;
  return {
    errorType: escapeDelete(name),
    errorMessage: escapeDelete(message),
    ...(isErrorBody(reason) ? {reason} : {}),
    trace: escapeDelete(stack)?.split('\n') ?? [],
  };
}

/** The character cannot be in the header that names the error. */
function escapeDelete(text) {
  return text?.replaceAll('\x7f', '%7F');
}

/** Whatever was thrown, as an error: what is none becomes the message of one. */
export function toError(thrown) {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The same for the log, with the properties that the function's code gave it, as the JSON text the service's runtime prints. */
export function toLoggable(thrown) {
  const error = toError(thrown);
  try {
    return `\t${JSON.stringify(error, (_, value) => (value instanceof Error ? toProperties(value) : value))}`;
  } catch {
    return `\t${JSON.stringify(toErrorBody(error))}`;
  }
}

function toProperties(error) {
  const {name, message, code, stack} = error;
  const properties = {errorType: name, errorMessage: message, code, ...error};
  return typeof stack === 'string' ? {...properties, stack: stack.split('\n')} : properties;
}

function isErrorBody(value) {
  return typeof value === 'object' && value !== null && typeof value.errorType === 'string';
}
