/** A refusal of CloudWatch or its logs: `code` is the exception's name, the message the service's text. HTTP 400. */
export class TelemetryError extends Error {
  override readonly name = 'TelemetryError';
  readonly code: string;
  /** Further members of the exception. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** InvalidParameterException, as the logs service names it. */
export function invalidTelemetryParameter(message: string): TelemetryError {
  return new TelemetryError('InvalidParameterException', message);
}
