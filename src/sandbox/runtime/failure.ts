import type {Exit} from './place/program.ts';

/** A failure the handler did not report itself. */
export interface RuntimeFailure {
  readonly status: 'error' | 'timeout';
  readonly errorType: string;
  readonly errorMessage: string;
  /** What the service writes into the log for it. */
  readonly logText: string;
}

/** The function's time was over. `timeout` in seconds. */
export function buildTimeoutFailure(requestId: string, timeout: number): RuntimeFailure {
  const message = `Task timed out after ${timeout.toFixed(2)} seconds`;
  return {
    status: 'timeout',
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: ${message}`,
    logText: `${new Date().toISOString()} ${requestId} ${message}\n\n`,
  };
}

/** The runtime's process ended before it answered. */
export function buildExitFailure(requestId: string, exit: Exit): RuntimeFailure {
  return buildErrorFailure(requestId, toErrorType(exit), `Error: ${formatExit(exit)}`);
}

function toErrorType(exit: Exit): string {
  if (exit.kind === 'extension') return exit.errorType;
  return exit.kind === 'outOfMemory' ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
}

/** Anything else outside the handler; `message` as the service words it, after the request id. */
export function buildErrorFailure(requestId: string, errorType: string, message: string): RuntimeFailure {
  const errorMessage = `RequestId: ${requestId} ${message}`;
  return {status: 'error', errorType, errorMessage, logText: `${errorMessage}\n${errorType}\n`};
}

/** The body the service answers with for such a failure. */
export function encodeFailure({errorType, errorMessage}: RuntimeFailure): Uint8Array {
  return Buffer.from(JSON.stringify({errorType, errorMessage}));
}

function formatExit(exit: Exit): string {
  switch (exit.kind) {
    case 'unstartable':
    case 'extension':
      return exit.reason;
    case 'outOfMemory':
      return 'Runtime exited with error: signal: killed';
    case 'signal':
      return `Runtime exited with error: signal: ${signalNames[exit.signal] ?? exit.signal}`;
    case 'code':
      return exit.code === 0
        ? 'Runtime exited without providing a reason'
        : `Runtime exited with error: exit status ${exit.code}`;
  }
}

/** As the service spells them. */
const signalNames: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};
