/** An error of the runtime's own, named as the service names it; the name is none of the properties that a log shows. */
export function createRuntimeError(name, message, properties = {}) {
  return Object.assign(Object.defineProperty(new Error(message), 'name', {value: name}), properties);
}

/** The body of an error report: `{errorType, errorMessage, trace}`. Anything can be thrown. */
export function toErrorBody(error) {
  if (!(error instanceof Error)) return {errorType: typeof error, errorMessage: toText(error), trace: []};
  const {reason} = error;
  return {
    errorType: error.name,
    errorMessage: error.message,
    ...(isErrorBody(reason) ? {reason} : {}),
    trace: String(error.stack ?? '').split('\n'),
  };
}

/** Whatever was thrown, as an error: what is none becomes the message of one. */
export function toError(thrown) {
  return thrown instanceof Error ? thrown : new Error(toText(thrown));
}

/** The same for the log, with the properties that the function's code gave it, as the JSON text the service's runtime prints. */
export function toLoggable(thrown) {
  const error = toError(thrown);
  try {
    return `\t${JSON.stringify(error, (_, value) => (value instanceof Error ? toProperties(value) : value))}`;
  } catch {
    const {errorType, errorMessage, trace} = toErrorBody(error);
    return `\t${JSON.stringify({errorType, errorMessage, stack: trace})}`;
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

/** An object without a text of its own, such as one without a prototype, has none here either. */
function toText(value) {
  try {
    return String(value);
  } catch {
    return '[object Object]';
  }
}
