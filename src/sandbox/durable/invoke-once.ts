import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {runVersion} from '../invocations/run-version.ts';
import {takeConcurrency} from '../invocations/throttle.ts';
import {getVersion} from '../model/find-function.ts';
import {type ErrorObject, formatExecutionArn, type StoredExecution} from '../model/stored-execution.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {endExecution} from './change.ts';
import {changeExecution, type ExecutionKey} from './change-execution.ts';
import {expire, isAwaiting} from './due.ts';
import {buildEventPayload} from './event-payload.ts';
import {type ExecutionAnswer, parseAnswer} from './parse-answer.ts';
import {renewToken} from './token.ts';

/** Invocations in a row that may fail before the execution does; the service goes on for longer. */
const failureLimit = 3;

interface Tools {
  readonly context: Context;
  readonly onLog: (log: string) => void;
}

/** Invokes an execution's function once and stores what it answered. Resolves with the failures in a row. */
export async function invokeOnce(key: ExecutionKey, {context, onLog}: Tools): Promise<number> {
  const begun = changeExecution(key, context, ({answered: _, ...execution}) => renewToken(execution));
  if (begun?.status !== 'RUNNING') return 0;
  const requestId = randomUUID();
  const startedAt = context.now();
  const answer = await invokeVersion(begun, {context: {...context, requestId}, onLog});
  if (context.signal.aborted) return 0;
  const after = changeExecution(key, context, execution => {
    const now = context.now();
    const times = {StartTimestamp: new Date(startedAt).toISOString(), EndTimestamp: new Date(now).toISOString()};
    const error = answer.kind === 'failed' ? {Error: {Payload: answer.error}} : {};
    const event = {type: 'InvocationCompleted' as const, at: now, details: {...times, RequestId: requestId, ...error}};
    return conclude(expire({...execution, events: [...execution.events, event]}, now), begun, answer, now);
  });
  return after?.failures ?? 0;
}

async function invokeVersion(execution: StoredExecution, {context, onLog}: Tools): Promise<ExecutionAnswer> {
  const {functionName, version: number} = execution;
  const version = getVersion(context, functionName, number);
  if (!version) return toFailed({ErrorMessage: `The version ${number} is no longer there.`});
  try {
    const release = takeConcurrency({name: functionName, qualifier: number}, context);
    try {
      const arn = formatFunctionArn(context, {name: functionName, qualifier: number});
      const payload = buildEventPayload(execution, formatExecutionArn(context, execution));
      const outcome = await runVersion(version, arn, {Payload: payload, durable: true}, context);
      onLog(outcome.log);
      return parseAnswer(outcome);
    } finally {
      release();
    }
  } catch (error) {
    return toAnswer(error);
  }
}

/** What cannot run here will not run later either; all else is tried again. */
function toAnswer(error: unknown): ExecutionAnswer {
  const ErrorType = error instanceof LambdaError ? error.code : 'ServiceException';
  const ErrorMessage = error instanceof Error ? error.message : String(error);
  if (ErrorType === 'InvalidRuntimeException') return toFailed({ErrorType, ErrorMessage});
  return {kind: 'failed', error: {ErrorType, ErrorMessage}};
}

function toFailed(error: ErrorObject): ExecutionAnswer {
  return {kind: 'ended', ending: {status: 'FAILED', error}};
}

/** What an invocation's answer makes of its execution, which may have ended meanwhile. */
function conclude(
  execution: StoredExecution,
  begun: StoredExecution,
  answer: ExecutionAnswer,
  now: number,
): StoredExecution {
  if (execution.status !== 'RUNNING') return execution;
  if (answer.kind === 'ended') return endExecution(execution, answer.ending, now);
  if (answer.kind === 'failed') {
    const failures = execution.failures + 1;
    if (failures < failureLimit) return {...execution, failures};
    return endExecution({...execution, failures: 0}, {status: 'FAILED', error: answer.error}, now);
  }
  const settled = {...execution, failures: 0, answered: begun.news};
  if (isAwaiting(execution) || execution.news !== begun.news) return settled;
  const error = {
    ErrorType: 'InvalidParameterValueException',
    ErrorMessage: 'Cannot return PENDING status with no pending operations.',
  };
  return endExecution(settled, {status: 'FAILED', error}, now);
}
