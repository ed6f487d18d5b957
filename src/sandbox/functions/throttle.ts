import type {Context} from '../context.ts';
import {LambdaError} from '../lambda-error.ts';
import {recordInvocation} from '../metrics/index.ts';
import {reservedConcurrency} from '../operations/concurrency.ts';
import {accountLimits} from './account-limits.ts';
import type {FoundVersion} from './find-function.ts';

/** What was invoked, as it was named. */
type Invoked = Pick<FoundVersion, 'name' | 'qualifier'>;

/** Takes one of the function's concurrent executions; give it back with the result. Throws 429 when none is free. */
export function takeConcurrency({name, qualifier}: Invoked, context: Context): () => void {
  const {running, region} = context;
  const key = `${region}/${name}`;
  const current = running.get(key) ?? 0;
  const reserved = context.records.get(reservedConcurrency, name, '');
  if (reserved !== undefined && current >= reserved) {
    throw throttle({name, qualifier}, context, 'ReservedFunctionConcurrentInvocationLimitExceeded');
  }
  if (current >= accountLimits.concurrentExecutions) {
    throw throttle({name, qualifier}, context, 'ConcurrentInvocationLimitExceeded');
  }
  running.set(key, current + 1);
  return () => {
    const rest = (running.get(key) ?? 1) - 1;
    if (rest === 0) running.delete(key);
    else running.set(key, rest);
  };
}

/** Executions under way of a function, and of all of its region. */
export function countRunning(name: string, {running, region}: Context): {concurrent: number; concurrentOfAll: number} {
  let concurrentOfAll = 0;
  for (const [key, count] of running) if (key.startsWith(`${region}/`)) concurrentOfAll += count;
  return {concurrent: running.get(`${region}/${name}`) ?? 0, concurrentOfAll};
}

function throttle({name, qualifier = ''}: Invoked, context: Context, reason: string): LambdaError {
  const {telemetry, region, now} = context;
  recordInvocation(telemetry, {
    ...{region, functionName: name, qualifier, version: '', time: now()},
    ...{duration: 0, outcome: 'throttled'},
    ...countRunning(name, context),
  });
  return new LambdaError('TooManyRequestsException', 'Rate Exceeded.', {Reason: reason});
}
