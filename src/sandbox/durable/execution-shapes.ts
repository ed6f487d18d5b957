import type {OperationOutput} from '../../schema/index.ts';
import {
  type ExecutionEvent,
  formatExecutionArn,
  type StoredExecution,
  type StoredOperation,
} from '../model/stored-execution.ts';
import type {ArnPlace} from '../names/function-name.ts';

type Shape = NonNullable<OperationOutput<'GetDurableExecutionState'>['Operations']>[number];
type Summary = NonNullable<OperationOutput<'ListDurableExecutionsByFunction'>['DurableExecutions']>[number];
type EventShape = NonNullable<OperationOutput<'GetDurableExecutionHistory'>['Events']>[number];

/** An execution as the list tells of it. */
export function buildExecutionSummary(place: ArnPlace, execution: StoredExecution): Summary {
  const arn = formatExecutionArn(place, execution);
  return {
    DurableExecutionArn: arn,
    DurableExecutionName: execution.name,
    FunctionArn: arn.slice(0, arn.indexOf('/')),
    Status: execution.status,
    StartTimestamp: new Date(execution.startedAt).toISOString(),
    ...(execution.endedAt === undefined ? {} : {EndTimestamp: new Date(execution.endedAt).toISOString()}),
  };
}

/** An operation as the service's model has it. */
export function buildOperationShape(operation: StoredOperation): Shape {
  const {id, parentId, name, subType, type, status, startedAt, endedAt} = operation;
  return {
    Id: id,
    ...(parentId === undefined ? {} : {ParentId: parentId}),
    ...(name === undefined ? {} : {Name: name}),
    ...(subType === undefined ? {} : {SubType: subType}),
    Type: type,
    Status: status,
    StartTimestamp: new Date(startedAt).toISOString(),
    ...(endedAt === undefined ? {} : {EndTimestamp: new Date(endedAt).toISOString()}),
    ...buildDetails(operation),
  };
}

function buildDetails(operation: StoredOperation): Partial<Shape> {
  const {type, payload, result, error, attempt = 0, dueAt, replayChildren, callbackId} = operation;
  const outcome = {...(result === undefined ? {} : {Result: result}), ...(error === undefined ? {} : {Error: error})};
  const due = dueAt === undefined ? undefined : new Date(dueAt).toISOString();
  switch (type) {
    case 'EXECUTION':
      return {ExecutionDetails: {InputPayload: payload ?? ''}};
    case 'CONTEXT':
      return {ContextDetails: {...outcome, ...(replayChildren === undefined ? {} : {ReplayChildren: replayChildren})}};
    case 'STEP':
      return {StepDetails: {Attempt: attempt, ...outcome, ...(due && {NextAttemptTimestamp: due})}};
    case 'WAIT':
      return {WaitDetails: due ? {ScheduledEndTimestamp: due} : {}};
    case 'CALLBACK':
      return {CallbackDetails: {CallbackId: callbackId ?? '', ...outcome}};
    case 'CHAINED_INVOKE':
      return {ChainedInvokeDetails: outcome};
  }
}

/** An entry of the history; with `withData` false, payloads and errors are left out. */
export function buildEventShape(event: ExecutionEvent, id: number, withData: boolean): EventShape {
  const {type, at, operation, details} = event;
  return {
    EventId: id,
    EventType: type,
    EventTimestamp: new Date(at).toISOString(),
    ...(operation && {Id: operation.id}),
    ...(operation?.parentId === undefined ? {} : {ParentId: operation.parentId}),
    ...(operation?.name === undefined ? {} : {Name: operation.name}),
    ...(operation?.subType === undefined ? {} : {SubType: operation.subType}),
    [`${type}Details`]: withData ? details : withoutData(details),
  };
}

function withoutData(details: ExecutionEvent['details']): ExecutionEvent['details'] {
  const data = new Set(['Input', 'Result', 'Error']);
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, data.has(key) ? {} : value]));
}

/**
 * The operations an invocation needs to go on. Children of a context that is over are left out, unless it asked for
 * them.
 */
export function findReplayed({operations}: StoredExecution): StoredOperation[] {
  const hidden = new Set<string>();
  const byId = new Map(operations.map(operation => [operation.id, operation]));
  return operations.filter(({id, parentId}) => {
    const parent = parentId === undefined ? undefined : byId.get(parentId);
    const isOver = parent?.type === 'CONTEXT' && (parent.status === 'SUCCEEDED' || parent.status === 'FAILED');
    if (!parent || !isOver || (parent.replayChildren && !hidden.has(parent.id))) return true;
    hidden.add(id);
    return false;
  });
}
