/** A function that can be stored but not run here; `reason` says why and what would be needed, in one sentence. */
export class UnsupportedRuntimeError extends Error {
  override readonly name = 'UnsupportedRuntimeError';
  readonly runtime: string;
  readonly reason: string;

  constructor(runtime: string, reason: string) {
    super(`The sandbox cannot run ${runtime}: ${reason}`);
    this.runtime = runtime;
    this.reason = reason;
  }
}
