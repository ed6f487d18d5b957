import type {Context} from '../context.ts';
import {LambdaError} from '../lambda-error.ts';
import {reservedConcurrency} from '../operations/concurrency.ts';
import {accountLimits} from './account-limits.ts';

/** Takes one of the function's concurrent executions; give it back with the result. Throws 429 when none is free. */
export function takeConcurrency(name: string, context: Context): () => void {
  const {running, region} = context;
  const key = `${region}/${name}`;
  const current = running.get(key) ?? 0;
  const reserved = context.records.get(reservedConcurrency, name, '');
  if (reserved !== undefined && current >= reserved) {
    throw throttled('ReservedFunctionConcurrentInvocationLimitExceeded');
  }
  if (current >= accountLimits.concurrentExecutions) throw throttled('ConcurrentInvocationLimitExceeded');
  running.set(key, current + 1);
  return () => {
    const rest = (running.get(key) ?? 1) - 1;
    if (rest === 0) running.delete(key);
    else running.set(key, rest);
  };
}

function throttled(reason: string): LambdaError {
  return new LambdaError('TooManyRequestsException', 'Rate Exceeded.', {Reason: reason});
}
