import type {Answer} from '../../core/detail-line.ts';
import {formatUnknown} from '../../core/format/rows.ts';
import type {OperationName} from '../../schema/index.ts';

/**
 * What a check has found. `bad`: it does not run as it should. `note`: something is not as it should be, but it runs.
 * `advice`: all is well, but a setting is worth knowing.
 */
export interface Verdict {
  readonly result: 'fine' | 'bad' | 'note' | 'advice' | 'unknown' | 'pending';
  readonly words: string;
  /** The keys that mend it, pressed in the list of functions, and what they do. */
  readonly mend?: string;
}

/** The verdict on an answer; on one that is not there that it is awaited, or why it is not known. */
export function judge<Value>(
  answer: Answer<Value>,
  operation: OperationName,
  check: (value: Value) => Verdict,
): Verdict {
  if (answer.state === 'pending') return {result: 'pending', words: 'checking'};
  if (answer.state === 'failed') return unknown(formatUnknown(answer.problem, operation));
  return answer.state === 'ready' ? check(answer.value) : unknown(`unknown (${operation} has no answer)`);
}

/** All is well. */
export function fine(words: string): Verdict {
  return {result: 'fine', words};
}

/** Something keeps it from running. */
export function bad(words: string, mend?: string): Verdict {
  return {result: 'bad', words, ...(mend !== undefined && {mend})};
}

/** It runs, but not all is as it should be. */
export function noteworthy(words: string, mend?: string): Verdict {
  return {result: 'note', words, ...(mend !== undefined && {mend})};
}

/** All is well, but this is worth knowing. */
export function advise(words: string, mend?: string): Verdict {
  return {result: 'advice', words, ...(mend !== undefined && {mend})};
}

/** It could not be looked at. */
export function unknown(words: string): Verdict {
  return {result: 'unknown', words};
}
