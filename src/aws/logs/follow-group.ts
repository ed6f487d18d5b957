import type {Problem} from '../../core/problem.ts';
import {ProblemError} from '../../core/problem.ts';
import {describeLogFault} from './group-problem.ts';
import type {GroupReader} from './group-reader.ts';
import type {LogPace} from './pace.ts';

/** What following a group takes. */
export interface FollowParts {
  readonly reader: GroupReader;
  readonly until: number | undefined;
  readonly pattern: string | undefined;
  readonly pace: LogPace;
  /** Waits until the next reading is due, so many milliseconds or as it sees fit. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Told after each reading: what is wrong, if anything. */
  readonly onRead: (problem: Problem | undefined) => void;
}

/** Events of a reading, most of them known, that make it one worth putting off. */
const manyEvents = 2000;

/** Reads a group until its end, or as long as the signal is not aborted: often while lines come, seldom while none do. */
export async function followGroup({reader, until, pattern, pace, wait, onRead}: FollowParts, signal: AbortSignal) {
  let period = pace.fastest;
  while (true) {
    const isLast = until !== undefined && Date.now() >= until;
    try {
      const {fresh, read} = await reader.read(signal);
      onRead(undefined);
      if (isLast) return;
      const busy = read > manyEvents ? pace.fastest * 2 : pace.fastest;
      period = fresh > 0 ? busy : Math.min(period * 1.5, pace.slowest);
    } catch (error) {
      if (signal.aborted) return;
      const problem = error instanceof ProblemError ? error.problem : describeLogFault(error);
      onRead(problem);
      // A pattern does not get better.
      if (isLast || (problem.kind === 'invalid' && pattern !== undefined)) return;
      period = pace.refused;
    }
    await wait(period, signal).catch(() => undefined);
    if (signal.aborted) return;
  }
}
