/** What was fetched of code could not be put on the disk; `cause` is the system's error. */
export class KeepingError extends Error {
  override readonly name = 'KeepingError';
}
