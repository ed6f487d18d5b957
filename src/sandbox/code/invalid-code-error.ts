/**
 * A deployment package the service would refuse. `name` is the code of the answer (InvalidParameterValueException,
 * HTTP 400) and `message` its text; `cause` says in our own words what is wrong with the zip.
 */
export class InvalidCodeError extends Error {
  override readonly name = 'InvalidParameterValueException';

  constructor(message: string, reason: unknown) {
    super(message, {cause: reason});
  }
}

/** A file that is no zip, is broken, or would write outside its folder: the service says no more than this. */
export function createUnzipError(reason: unknown): InvalidCodeError {
  return new InvalidCodeError(
    'Could not unzip uploaded file. Please check your file, then try to upload again.',
    reason,
  );
}
