import type {Turn} from './budget/bucket.ts';
import {readFailure} from './failure.ts';
import {isThrottling} from './service-problem.ts';

/** Sends a request whose turn it is, and tells the bucket what the service says of having been asked. */
export async function spendTurn<Answer>(turn: Turn, send: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await send();
    turn.answered();
    return answer;
  } catch (error) {
    const failure = readFailure(error);
    // What was given up or lost may be on its way yet.
    if (failure.status !== undefined) turn.answered(isThrottling(failure) ? {rest: failure.retryAfter} : undefined);
    throw error;
  }
}
