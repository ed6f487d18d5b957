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

/**
 * A file that is no zip, is broken, or would write outside its folder. The service says no more than its one sentence; where
 * an entry is at fault, which one and why is added.
 */
export function createUnzipError(reason: unknown, entry?: string): InvalidCodeError {
  const why = reason instanceof Error ? reason.message : reason;
  const at = entry === undefined ? '' : ` (${entry}: ${why})`;
  return new InvalidCodeError(
    `Could not unzip uploaded file. Please check your file, then try to upload again.${at}`,
    reason,
  );
}
