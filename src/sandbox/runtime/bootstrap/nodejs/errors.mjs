/** The body of an error report: `{errorType, errorMessage, trace}`. Anything can be thrown. */
export function toErrorBody(error) {
  if (!(error instanceof Error)) {
    return {errorType: error === null ? 'null' : typeof error, errorMessage: toText(error), trace: []};
  }
  const {reason} = error;
  return {
    errorType: error.name,
    errorMessage: error.message,
    ...(isErrorBody(reason) ? {reason} : {}),
    trace: String(error.stack ?? '').split('\n'),
  };
}

/** The same for the log, with the error's own properties, as the JSON text the service's runtime prints. */
export function toLoggable(error) {
  const {errorType, errorMessage, trace} = toErrorBody(error);
  const {name, ...own} = error instanceof Error ? error : {};
  try {
    return `\t${JSON.stringify({errorType, errorMessage, ...own, stack: trace})}`;
  } catch {
    return `\t${JSON.stringify({errorType, errorMessage, stack: trace})}`;
  }
}

function isErrorBody(value) {
  return typeof value === 'object' && value !== null && typeof value.errorType === 'string';
}

function toText(value) {
  try {
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    return String(value);
  }
}
