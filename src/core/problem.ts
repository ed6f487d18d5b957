/**
 * What kind of thing went wrong, for choosing a state to show; the words are in the problem itself.
 *
 * - `setup`: the connection cannot be made from flags, environment and files (unknown profile, no region)
 * - `credentials`: missing, expired or refused as such; `denied`: known, but not allowed to do this
 * - `missing`: no such resource; `conflict`: exists already or is busy; `precondition`: changed since it was read
 * - `invalid`: the service refused the input; `read-only`: this console refused the change
 * - `offline`: no connection; `timeout`: no answer in time; `malformed`: an answer nobody can read
 * - `unknown-outcome`: a change was sent and its answer was lost, so it may have happened
 * - `service`: the service failed; `unsupported`: this endpoint does not have the operation
 * - `unrecorded`: a change that was not sent, for the journal cannot be written
 * - `aborted`: stopped by the user; `unexpected`: a fault of this program
 */
export type ProblemKind =
  | 'setup'
  | 'credentials'
  | 'denied'
  | 'missing'
  | 'conflict'
  | 'precondition'
  | 'invalid'
  | 'read-only'
  | 'throttled'
  | 'offline'
  | 'timeout'
  | 'malformed'
  | 'unsupported'
  | 'unknown-outcome'
  | 'service'
  | 'unrecorded'
  | 'aborted'
  | 'unexpected';

/** Everything a user is told about a failure, as clean one-line texts: what failed, why, and what mends it. */
export interface Problem {
  readonly kind: ProblemKind;
  /** What did not work, e.g. `ListFunctions was not allowed`. */
  readonly what: string;
  /** Why, in the service's words where it gave any. */
  readonly why: string;
  /** What the user can do, with the command to paste where there is one. */
  readonly tryThis: string;
  /** The service's or system's name of the error, e.g. `AccessDeniedException` or `ECONNREFUSED`. */
  readonly code?: string;
  /** HTTP status of the answer, when there was one. */
  readonly status?: number;
  readonly requestId?: string;
}

/** What comes after a request may have been carried out all the same: its answer was lost, or a service failed on the way. */
const afterwards: ReadonlySet<ProblemKind> = new Set(['unknown-outcome', 'service', 'timeout', 'malformed']);

/** Whether what was sent may have been carried out in spite of the problem. */
export function mayBeCarriedOut({kind}: Problem): boolean {
  return afterwards.has(kind);
}

/** A problem on its way to whoever shows it. */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.what}: ${problem.why}`, options);
    this.problem = problem;
  }
}
