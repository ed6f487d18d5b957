import type {RuntimeAnswer} from './answer.ts';
import {buildErrorFailure, encodeFailure} from './failure.ts';
import type {Invocation, Outcome} from './invocation.ts';
import {formatEnd, formatInitReport, formatStart, type RuntimeReport} from './log.ts';
import type {Ending} from './session.ts';

/** What was seen of an invocation; durations in ms, `peakMemory` in MB. */
export interface Seen {
  /** Printed before the event was given out: by the initialisation, or after the invocation before. */
  readonly before: string;
  readonly output: string;
  /** When the event was given out. */
  readonly startedAt: Date;
  readonly initDuration?: number;
  readonly duration: number;
  readonly peakMemory: number;
  readonly logStream: string;
}

/** An outcome, and the events the service puts around what was printed. */
export interface Described {
  readonly outcome: Outcome;
  readonly opening: readonly string[];
  readonly closing: readonly string[];
}

/** Puts an invocation's end and what was seen of it into the service's terms. */
export function describeOutcome(invocation: Invocation, ending: Ending, seen: Seen): Described {
  const {duration, initDuration} = toDurations(invocation, ending, seen);
  const report: RuntimeReport = {
    duration,
    billedDuration: Math.ceil(duration + (initDuration ?? 0)),
    // More than it is given cannot be used: what is above are files that are mapped, not loaded.
    maxMemoryUsed: Math.min(Math.ceil(seen.peakMemory), invocation.memorySize),
    ...(initDuration === undefined ? {} : {initDuration}),
    ...toStatus(ending),
  };
  const {billedDuration, maxMemoryUsed} = report;
  const {opening, closing} = buildEvents(invocation, ending, seen, report);
  const outcome = {
    ...toPayload(ending),
    log: [seen.before, ...opening, seen.output, ...closing].join(''),
    logStream: seen.logStream,
    ...(initDuration === undefined ? {} : {initDuration}),
    duration,
    billedDuration,
    maxMemoryUsed,
  };
  return {outcome, opening, closing};
}

/** An outcome of a function whose program is known not to start; `message` as the service words it. */
export function describeUnstarted(invocation: Invocation, errorType: string, message: string): Described {
  const failure = buildErrorFailure(invocation.requestId, errorType, message);
  const seen = {
    before: '',
    output: '',
    startedAt: new Date(),
    duration: 0,
    peakMemory: 0,
    logStream: invocation.logStream,
  };
  return describeOutcome(invocation, {kind: 'failed', failure, phase: 'init'}, seen);
}

/** An initialisation that failed is all there was of the invocation; one that ran out of time had all of it. */
function toDurations({timeout}: Invocation, ending: Ending, seen: Seen): Pick<Seen, 'duration' | 'initDuration'> {
  if (isInitFailure(ending)) return {duration: seen.initDuration ?? 0};
  if (ending.kind === 'failed' && ending.failure.status === 'timeout') return {...seen, duration: timeout * 1000};
  return seen;
}

function isInitFailure(ending: Ending): boolean {
  return ending.kind === 'initFailed' || (ending.kind === 'failed' && ending.phase === 'init');
}

function toPayload(ending: Ending): Pick<Outcome, 'payload' | 'functionError' | 'errorType'> {
  if (ending.kind !== 'failed') return toAnswerPayload(ending.answer);
  const {failure} = ending;
  return {payload: encodeFailure(failure), functionError: 'Unhandled', errorType: failure.errorType};
}

function toAnswerPayload(answer: RuntimeAnswer): Pick<Outcome, 'payload' | 'functionError' | 'errorType'> {
  switch (answer.kind) {
    case 'response':
      return {payload: answer.body};
    case 'error':
      return {payload: answer.body, functionError: 'Unhandled', errorType: answer.errorType};
    case 'tooLarge': {
      const errorType = 'Function.ResponseSizeTooLarge';
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${answer.limit} bytes).`;
      const payload = Buffer.from(JSON.stringify({errorMessage, errorType}));
      return {payload, functionError: 'Unhandled', errorType};
    }
  }
}

/** A handler's own error is no matter of the REPORT line; one of the runtime is. */
export function toStatus(ending: Ending): Pick<RuntimeReport, 'status' | 'errorType'> {
  if (ending.kind === 'initFailed') return {status: 'error', errorType: toErrorType(ending.answer)};
  if (ending.failure === undefined) return {status: 'success'};
  if (ending.failure.status === 'timeout') return {status: 'timeout'};
  return {status: 'error', errorType: ending.failure.errorType};
}

function toErrorType(answer: RuntimeAnswer): string {
  return toAnswerPayload(answer).errorType ?? 'Runtime.Unknown';
}

function buildEvents(
  invocation: Invocation,
  ending: Ending,
  {startedAt, initDuration = 0}: Seen,
  report: RuntimeReport,
): Pick<Described, 'opening' | 'closing'> {
  const failure = ending.kind === 'initFailed' ? undefined : ending.failure;
  return {
    opening: [
      ...(isInitFailure(ending) ? [formatInitReport(invocation, initDuration, report)] : []),
      formatStart(invocation, startedAt),
    ],
    closing: [...(failure ? [failure.logText] : []), ...formatEnd(invocation, report)],
  };
}
