/** Why a sandbox could not be opened or served. */
export type SandboxFault = 'port-taken' | 'port-refused' | 'data-locked' | 'data-unusable' | 'data-newer';

/** A sandbox that cannot start; the message is one sentence for people. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly fault: SandboxFault;

  constructor(fault: SandboxFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
