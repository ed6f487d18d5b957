import {setTimeout as wait} from 'node:timers/promises';
import {ProblemError, type ProblemKind} from '../../core/problem.ts';

/** What may go well a moment later. */
const passing: readonly ProblemKind[] = ['throttled', 'service'];
const attempts = 4;
/** Milliseconds before the second attempt; twice as many before each further one. */
const firstWait = 250;

/** A read that is made again, after a growing wait, when the service was busy or failed. Rejects with the last failure. */
export async function repeatRead<Answer>(read: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      const isPassing = error instanceof ProblemError && passing.includes(error.problem.kind);
      if (!isPassing || attempt === attempts) throw error;
      // Not all at once again: each waits its own share. An abort is noticed by the read itself.
      const longest = firstWait * 2 ** (attempt - 1);
      await wait(longest * (0.5 + Math.random() / 2), undefined, {signal}).catch(() => undefined);
    }
  }
}
