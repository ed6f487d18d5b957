import type {Refusal} from './budget/speed.ts';
import {readFailure} from './failure.ts';
import {isThrottling} from './service-problem.ts';

/** How a service refused a request because it was asked too much; undefined when that is not what went wrong. */
export function readRefusal(error: unknown): Refusal | undefined {
  const failure = readFailure(error);
  return isThrottling(failure) ? {rest: failure.retryAfter} : undefined;
}
