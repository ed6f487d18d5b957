/** A refusal of SQS: the exception's name, the code older clients know it by, the service's text, and the status of HTTP. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly exception: string;
  readonly code: string;
  readonly status: number;

  constructor(exception: string, message: string, code = exception, status = 400) {
    super(message);
    this.exception = exception;
    this.code = code;
    this.status = status;
  }
}

/** Codes of the query protocol, where they are others (API reference, "Errors" of each operation). */
const prefix = 'AWS.SimpleQueueService.';

/** A queue that is not there. */
export function noQueue(): QueueError {
  return new QueueError('QueueDoesNotExist', 'The specified queue does not exist.', `${prefix}NonExistentQueue`);
}

/** An error whose older code is its name behind the service's. */
export function queueError(exception: string, message: string): QueueError {
  return new QueueError(exception, message, prefix + exception);
}

/** A value the service does not take. */
export function invalidValue(message: string): QueueError {
  return new QueueError('InvalidParameterValue', message);
}
