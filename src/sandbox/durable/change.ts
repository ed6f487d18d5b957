import type {
  ErrorObject,
  EventType,
  ExecutionStatus,
  StoredExecution,
  StoredOperation,
} from '../model/stored-execution.ts';

/** An event with what only it tells; the members of the operation and the time are added. */
export interface Happening {
  readonly type: EventType;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The execution with an operation added or replaced, and what happened to it in the history. */
export function putOperation(
  execution: StoredExecution,
  changed: Omit<StoredOperation, 'change'>,
  happening: Happening | undefined,
  now: number,
): StoredExecution {
  const change = execution.changes + 1;
  const operation = {...changed, change};
  const isKnown = execution.operations.some(({id}) => id === operation.id);
  const {id, parentId, name, subType} = operation;
  const about = {
    id,
    ...(parentId === undefined ? {} : {parentId}),
    ...(name === undefined ? {} : {name}),
    ...(subType === undefined ? {} : {subType}),
  };
  return {
    ...execution,
    changes: change,
    operations: isKnown
      ? execution.operations.map(other => (other.id === id ? operation : other))
      : [...execution.operations, operation],
    events: happening ? [...execution.events, {...happening, at: now, operation: about}] : execution.events,
  };
}

/** How an execution ends. */
export interface ExecutionEnding {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly result?: string | undefined;
  readonly error?: ErrorObject | undefined;
}

/** The execution as it is when it is over; nothing is added to one that is already. */
export function endExecution(execution: StoredExecution, ending: ExecutionEnding, now: number): StoredExecution {
  if (execution.status !== 'RUNNING') return execution;
  const {token: _, ...rest} = execution;
  const result = ending.result === undefined ? {} : {result: ending.result};
  const error = ending.error === undefined ? {} : {error: ending.error};
  return {
    ...rest,
    ...result,
    ...error,
    status: ending.status,
    endedAt: now,
    operations: execution.operations.map(operation =>
      operation.type === 'EXECUTION' ? {...operation, status: ending.status, endedAt: now} : operation,
    ),
    events: [...execution.events, {...buildEndEvent(ending), at: now}],
  };
}

function buildEndEvent({status, result, error}: ExecutionEnding): Happening {
  switch (status) {
    case 'SUCCEEDED':
      return {type: 'ExecutionSucceeded', details: {Result: {Payload: result}}};
    case 'FAILED':
      return {type: 'ExecutionFailed', details: {Error: {Payload: error}}};
    case 'TIMED_OUT':
      return {type: 'ExecutionTimedOut', details: {Error: {Payload: error}}};
    case 'STOPPED':
      return {type: 'ExecutionStopped', details: {Error: {Payload: error}}};
  }
}
