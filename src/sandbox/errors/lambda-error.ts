import {serviceErrors} from '../../schema/index.ts';

/** Codes the service answers although its model does not list them, with their HTTP status. */
const unmodelled: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  MissingAuthenticationTokenException: 403,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  UnknownOperationException: 404,
  ValidationException: 400,
};

/** An answer of the service that says no: `code` is the exception's name, `message` the service's own text. */
export class LambdaError extends Error {
  override readonly name = 'LambdaError';
  readonly code: string;
  readonly status: number;
  /** Further members of the answer, e.g. the Reason of a TooManyRequestsException; undefined leaves one out. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, members: Readonly<Record<string, unknown>> = {}, status?: number) {
    super(message);
    this.code = code;
    this.status = status ?? serviceErrors.get(code)?.status ?? unmodelled[code] ?? 500;
    this.members = members;
  }
}

/** Members of an error that does not say whose fault it is: recorded answers of the service show which. */
export const withoutType = {Type: undefined} as const;

/** HTTP 400, InvalidParameterValueException: the service's word for an input its model allows but it does not. */
export function invalidParameter(message: string, members: LambdaError['members'] = {}): LambdaError {
  return new LambdaError('InvalidParameterValueException', message, members);
}

/** HTTP 404, ResourceNotFoundException. */
export function notFound(message: string, members: LambdaError['members'] = {}): LambdaError {
  return new LambdaError('ResourceNotFoundException', message, members);
}

/** HTTP 409, ResourceConflictException. */
export function conflict(message: string): LambdaError {
  return new LambdaError('ResourceConflictException', message);
}

/** HTTP 412: the RevisionId given is not the latest one, which `api` (e.g. `GetPolicy`) would tell. */
export function revisionMismatch(api: string): LambdaError {
  return new LambdaError(
    'PreconditionFailedException',
    `The Revision Id provided does not match the latest Revision Id. Call the ${api} API to retrieve the latest Revision Id`,
  );
}
