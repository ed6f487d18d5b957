import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {recordInvocation} from '../metrics/index.ts';
import type {FoundVersion} from '../model/find-function.ts';
import {reservedConcurrency, sumReserved} from '../model/stored-concurrency.ts';
import {accountLimits} from '../rules/account-limits.ts';

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
  if (reserved === undefined && isShareTaken(context)) {
    throw throttle({name, qualifier}, context, 'ConcurrentInvocationLimitExceeded');
  }
  running.set(key, current + 1);
  return () => {
    const rest = (running.get(key) ?? 1) - 1;
    if (rest === 0) running.delete(key);
    else running.set(key, rest);
  };
}

/** Whether the functions that reserve nothing use all that is left to them together. */
function isShareTaken(context: Context): boolean {
  const {running, region, records} = context;
  const {concurrentOfAll} = countRunning('', context);
  // That much is always left to them: the common case needs no reading.
  if (concurrentOfAll < accountLimits.minimumUnreserved) return false;
  const own = [...running].filter(([key]) => key.startsWith(`${region}/`));
  const shared = own.filter(
    ([key]) => records.get(reservedConcurrency, key.slice(region.length + 1), '') === undefined,
  );
  const used = shared.reduce((sum, [, count]) => sum + count, 0);
  return used >= accountLimits.concurrentExecutions - sumReserved(context);
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
