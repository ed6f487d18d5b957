import type {Context} from '../context/context.ts';
import {parseCallbackId} from '../durable/callback-id.ts';
import {type Happening, putOperation} from '../durable/change.ts';
import {advance} from '../durable/due.ts';
import {LambdaError, notFound} from '../errors/lambda-error.ts';
import {
  formatExecutionArn,
  getExecution,
  putExecution,
  type StoredExecution,
  type StoredOperation,
} from '../model/stored-execution.ts';
import {defineHandlers} from './define-handlers.ts';

/** Answers from outside that durable executions wait for. */
export const callbackHandlers = defineHandlers({
  SendDurableExecutionCallbackSuccess(input, context) {
    const result = input.Result && Buffer.from(input.Result as unknown as Uint8Array).toString('utf8');
    return settle(
      input.CallbackId,
      {status: 'SUCCEEDED', ...(result === undefined ? {} : {result})},
      {type: 'CallbackSucceeded', details: {Result: {Payload: result}}},
      context,
    );
  },

  SendDurableExecutionCallbackFailure(input, context) {
    const error = input.Error ?? {};
    return settle(
      input.CallbackId,
      {status: 'FAILED', error},
      {type: 'CallbackFailed', details: {Error: {Payload: error}}},
      context,
    );
  },

  SendDurableExecutionCallbackHeartbeat(input, context) {
    const {execution, operation} = requireCallback(input.CallbackId, context);
    const {heartbeat} = operation;
    if (!heartbeat) return {};
    const dueAt = context.now() + heartbeat.seconds * 1000;
    const operations = execution.operations.map(other =>
      other.id === operation.id ? {...operation, heartbeat: {...heartbeat, dueAt}} : other,
    );
    putExecution({...execution, operations}, context);
    return {};
  },
});

function settle(
  callbackId: string,
  outcome: Pick<StoredOperation, 'status' | 'result' | 'error'>,
  happening: Happening,
  context: Context,
): Record<string, never> {
  const {execution, operation} = requireCallback(callbackId, context);
  const now = context.now();
  const changed = putOperation(execution, {...operation, ...outcome, endedAt: now}, happening, now);
  putExecution({...changed, news: changed.news + 1}, context);
  context.runs.wake(formatExecutionArn(context, execution));
  return {};
}

/** A callback that waits for its answer. Throws a CallbackTimeoutException for one that no longer does. */
function requireCallback(
  callbackId: string,
  context: Context,
): {readonly execution: StoredExecution; readonly operation: StoredOperation} {
  const target = parseCallbackId(callbackId);
  const stored = target && getExecution(target, context);
  const operation = stored?.operations.find(({callbackId: own}) => own === callbackId);
  if (!stored || !operation) throw notFound('Callback not found.');
  const execution = advance(stored, context.now());
  const current = execution.operations.find(({id}) => id === operation.id);
  if (execution.status !== 'RUNNING' || current?.status !== 'STARTED') {
    throw new LambdaError('CallbackTimeoutException', 'The callback has timed out or was answered before.');
  }
  return {execution, operation: current};
}
