import {setTimeout as sleep} from 'node:timers/promises';
import {type Problem, ProblemError, type ProblemKind} from '../../core/problem.ts';
import type {LogPace} from './pace.ts';

/** What repeating requests takes. */
export interface Repeating {
  readonly pace: LogPace;
  /** Told what keeps a request from being answered when that lasts, and how long it waits before the next attempt. */
  readonly onWait: (problem: Problem | undefined, milliseconds: number) => void;
}

const passing: ReadonlySet<ProblemKind> = new Set(['throttled', 'service', 'offline', 'timeout', 'malformed']);

/** Whether a problem passes by itself. */
export function isPassing({kind}: Problem): boolean {
  return passing.has(kind);
}

/** Failures in a row that are nobody's business. */
const unsaid = 2;

/**
 * The answer to a request, asked for until it is had: later and later, and not at the same moments as others who wait.
 * Rejects with a `ProblemError` for what does not pass by itself, and when the signal is aborted.
 */
export async function repeatUntilAnswered<Answer>(
  request: (signal: AbortSignal) => Promise<Answer>,
  {pace, onWait}: Repeating,
  signal: AbortSignal,
): Promise<Answer> {
  for (let failures = 1; ; failures++) {
    try {
      return await request(signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof ProblemError) || !isPassing(error.problem)) throw error;
      const wait = chooseWait(failures, pace);
      onWait(failures > unsaid ? error.problem : undefined, wait);
      await sleep(wait, undefined, {signal});
    }
  }
}

function chooseWait(failures: number, {retry, mostRetry}: LogPace): number {
  return Math.min(mostRetry, retry * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}
