import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {recordInvocation} from '../metrics/index.ts';
import type {FoundVersion} from '../model/find-function.ts';
import {provisioned, reservedConcurrency, sumReserved, toAllocated} from '../model/stored-concurrency.ts';
import {accountLimits} from '../rules/account-limits.ts';

/** What was invoked, as it was named. */
type Invoked = Pick<FoundVersion, 'name' | 'qualifier'>;

/** Takes one of the function's concurrent executions; give it back with the result. Throws 429 when none is free. */
export function takeConcurrency({name, qualifier}: Invoked, context: Context): () => void {
  const {running, region} = context;
  const key = `${region}/${name}`;
  const ownKey = findProvisionedKey({name, qualifier}, context);
  if (ownKey === undefined) {
    const reserved = context.records.get(reservedConcurrency, name, '');
    if (reserved !== undefined && isReservationTaken(name, reserved, context)) {
      throw throttle({name, qualifier}, context, 'ReservedFunctionConcurrentInvocationLimitExceeded');
    }
    if (reserved === undefined && isShareTaken(context)) {
      throw throttle({name, qualifier}, context, 'ConcurrentInvocationLimitExceeded');
    }
  }
  const keys = ownKey === undefined ? [key] : [key, ownKey];
  for (const one of keys) running.set(one, (running.get(one) ?? 0) + 1);
  return () => {
    for (const one of keys) {
      const rest = (running.get(one) ?? 1) - 1;
      if (rest === 0) running.delete(one);
      else running.set(one, rest);
    }
  };
}

/** Under which what runs in provisioned concurrency is counted besides; undefined when there is none, or all of it is taken. */
function findProvisionedKey({name, qualifier}: Invoked, {records, running, region, now}: Context): string | undefined {
  const config = qualifier === undefined ? undefined : records.get(provisioned, name, qualifier);
  if (!config) return undefined;
  const key = toProvisionedKey(region, name, qualifier);
  return (running.get(key) ?? 0) < toAllocated(config, now()) ? key : undefined;
}

/** No region has a name like that. */
function toProvisionedKey(region: string, name: string, qualifier = ''): string {
  return `provisioned:${region}/${name}:${qualifier}`;
}

/** What is provisioned is not there for the rest, whether it is used or not. */
function isReservationTaken(name: string, reserved: number, {records, running, region, now}: Context): boolean {
  const all = records.list(provisioned, {owner: name});
  const allocated = all.reduce((sum, {value}) => sum + toAllocated(value, now()), 0);
  const inThem = all.reduce((sum, {key}) => sum + (running.get(toProvisionedKey(region, name, key)) ?? 0), 0);
  const onDemand = (running.get(`${region}/${name}`) ?? 0) - inThem;
  return onDemand >= reserved - allocated;
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
  // Who has reserved too little is not told to come again.
  const isOfAll = reason === 'ConcurrentInvocationLimitExceeded';
  const members = {Reason: reason, ...(isOfAll ? {retryAfterSeconds: '1'} : {})};
  return new LambdaError('TooManyRequestsException', 'Rate Exceeded.', members);
}
