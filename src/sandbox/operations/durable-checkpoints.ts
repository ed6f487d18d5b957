import type {Output} from '../context/operation-types.ts';
import {applyUpdate} from '../durable/apply-update.ts';
import {advance} from '../durable/due.ts';
import {buildOperationShape, findReplayed} from '../durable/execution-shapes.ts';
import {renewToken} from '../durable/token.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {putExecution, requireExecution, type StoredExecution} from '../model/stored-execution.ts';
import {cutListPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** What durable functions themselves call while they run. */
export const checkpointHandlers = defineHandlers({
  CheckpointDurableExecution(input, context) {
    const execution = requireExecution(input.DurableExecutionArn, context);
    const {CheckpointToken, ClientToken, Updates = []} = input;
    const {last} = execution;
    // The same request again: it was applied, only its answer was lost.
    if (last && ClientToken !== undefined && last.clientToken === ClientToken && last.text === CheckpointToken) {
      return buildAnswer(execution, last.seen);
    }
    const {text, seen} = requireToken(execution, CheckpointToken);
    const now = context.now();
    const advanced = advance(execution, now);
    if (advanced.status !== 'RUNNING') throw invalidToken();
    const applied = Updates.reduce((before, update) => applyUpdate(before, update, now), advanced);
    const repeatable = ClientToken === undefined ? {} : {last: {clientToken: ClientToken, text, seen}};
    const renewed = {...renewToken(applied), ...repeatable};
    putExecution(renewed, context);
    context.runs.wake(input.DurableExecutionArn);
    return buildAnswer(renewed, seen);
  },

  GetDurableExecutionState(input, context) {
    const execution = requireExecution(input.DurableExecutionArn, context);
    requireToken(execution, input.CheckpointToken);
    const {page, next} = cutListPage(findReplayed(execution), ({id}) => id, input);
    return {Operations: page.map(buildOperationShape), ...next};
  },
});

/** Throws what the service answers for a token that is not the latest one: a later invocation has taken over. */
function requireToken({token}: StoredExecution, given: string): NonNullable<StoredExecution['token']> {
  if (token?.text !== given) throw invalidToken();
  return token;
}

function invalidToken(): Error {
  return invalidParameter('Invalid checkpoint token');
}

/** The new token, none when the execution is over, and all operations that changed since the one before. */
function buildAnswer({token, operations}: StoredExecution, seen: number): Output<'CheckpointDurableExecution'> {
  const changed = operations.filter(({change, type}) => change > seen && type !== 'EXECUTION');
  return {
    ...(token ? {CheckpointToken: token.text} : {}),
    NewExecutionState: {Operations: changed.map(buildOperationShape)},
  };
}
