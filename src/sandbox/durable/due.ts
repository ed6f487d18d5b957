import type {StoredExecution, StoredOperation} from '../model/stored-execution.ts';
import {endExecution, putOperation} from './change.ts';

/** The execution after everything that was due by `now` (milliseconds since 1970) has come to pass. */
export function advance(execution: StoredExecution, now: number): StoredExecution {
  const timely = expire(execution, now);
  if (timely.status !== 'RUNNING') return timely;
  const due = execution.operations.filter(operation => now >= (dueOf(operation) ?? Number.POSITIVE_INFINITY));
  return due.reduce((before, operation) => ({...pass(before, operation, now), news: before.news + 1}), execution);
}

/** The execution, over when its time is: what comes later does not count. */
export function expire(execution: StoredExecution, now: number): StoredExecution {
  if (now < timeoutOf(execution)) return execution;
  const error = {ErrorType: 'ExecutionTimedOut', ErrorMessage: 'Execution timed out'};
  return endExecution(execution, {status: 'TIMED_OUT', error}, now);
}

/** When something will next come to pass by itself. */
export function nextDue(execution: StoredExecution): number {
  return Math.min(timeoutOf(execution), ...execution.operations.flatMap(operation => dueOf(operation) ?? []));
}

/** Whether anything is under way that will carry the execution on: without it, waiting would never end. */
export function isAwaiting({operations}: StoredExecution): boolean {
  return operations.some(({type, status}) => {
    if (type === 'STEP') return status === 'PENDING' || status === 'READY';
    return status === 'STARTED' && type !== 'EXECUTION' && type !== 'CONTEXT';
  });
}

function timeoutOf({startedAt, config}: StoredExecution): number {
  return startedAt + config.ExecutionTimeout * 1000;
}

function dueOf({type, status, dueAt, heartbeat}: StoredOperation): number | undefined {
  if (type === 'STEP') return status === 'PENDING' ? dueAt : undefined;
  if (status !== 'STARTED') return undefined;
  if (type === 'WAIT') return dueAt;
  if (type !== 'CALLBACK') return undefined;
  const times = [dueAt, heartbeat?.dueAt].filter(time => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

function pass(execution: StoredExecution, operation: StoredOperation, now: number): StoredExecution {
  const {dueAt: _, ...rest} = operation;
  if (operation.type === 'STEP') return putOperation(execution, {...rest, status: 'READY'}, undefined, now);
  if (operation.type === 'WAIT') {
    const happening = {type: 'WaitSucceeded', details: {Duration: operation.seconds}} as const;
    return putOperation(execution, {...operation, status: 'SUCCEEDED', endedAt: now}, happening, now);
  }
  const isLate = now >= (operation.dueAt ?? Number.POSITIVE_INFINITY);
  const error = {ErrorMessage: isLate ? 'Callback timed out' : 'Callback timed out on heartbeat'};
  const happening = {type: 'CallbackTimedOut', details: {Error: {Payload: error}}} as const;
  return putOperation(execution, {...operation, status: 'TIMED_OUT', endedAt: now, error}, happening, now);
}
