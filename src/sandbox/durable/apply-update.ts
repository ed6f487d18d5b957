import type {Input} from '../context/operation-types.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import type {StoredExecution, StoredOperation} from '../model/stored-execution.ts';
import {encodeCallbackId} from './callback-id.ts';
import {endExecution, type Happening, putOperation} from './change.ts';

/** One update of a checkpoint. */
export type Update = NonNullable<Input<'CheckpointDurableExecution'>['Updates']>[number];

/** 1 MB: what the payload or the error of an operation may be (the model's documentation). */
const payloadLimit = 1_048_576;
/** What the result of the execution itself may be: 6 MB. */
const resultLimit = 6_291_456;

/** The execution after an update. Throws an InvalidParameterValueException for one that cannot follow what is there. */
export function applyUpdate(execution: StoredExecution, update: Update, now: number): StoredExecution {
  checkSize(update);
  const {Id, Action, Type} = update;
  const known = execution.operations.find(({id}) => id === Id);
  if (Type === 'EXECUTION') return endByUpdate(execution, update, now);
  checkParent(execution, update);
  if (known && known.type !== Type) throw invalidParameter('Invalid action for the given operation type.');
  checkTransition(update, known);
  const before = known ?? createOperation(update, now);
  switch (Action) {
    case 'START':
      return start(execution, before, update, now);
    case 'SUCCEED':
    case 'FAIL':
      return close(execution, before, update, now);
    case 'RETRY':
      return retry(execution, before, update, now);
    case 'CANCEL':
      return putOperation(execution, {...before, status: 'CANCELLED', endedAt: now}, toCancelled(update), now);
    default:
      throw invalidParameter('Invalid action for the given operation type.');
  }
}

function checkSize({Type, Payload = '', Error: error}: Update): void {
  const limit = Type === 'EXECUTION' ? resultLimit : payloadLimit;
  if (Buffer.byteLength(Payload) > limit) {
    throw invalidParameter(`${Type} output payload size must be less than or equal to ${limit} bytes.`);
  }
  if (error && Buffer.byteLength(JSON.stringify(error)) > payloadLimit) {
    throw invalidParameter(`Error object size must be less than ${payloadLimit} bytes.`);
  }
}

function endByUpdate(execution: StoredExecution, {Action, Payload, Error: error}: Update, now: number) {
  if (Action === 'SUCCEED') return endExecution(execution, {status: 'SUCCEEDED', result: Payload}, now);
  if (Action === 'FAIL') return endExecution(execution, {status: 'FAILED', error}, now);
  throw invalidParameter('Invalid EXECUTION action.');
}

function checkParent({operations}: StoredExecution, {ParentId}: Update): void {
  if (ParentId === undefined || operations.some(({id, type}) => id === ParentId && type === 'CONTEXT')) return;
  throw invalidParameter('Invalid parent operation id.');
}

type Status = StoredOperation['status'];

interface Transitions {
  /** States it can be started in beside not being there. */
  readonly start: readonly Status[];
  readonly close?: readonly Status[];
  readonly retry?: readonly Status[];
  readonly cancel?: true;
}

const transitions: Readonly<Record<Exclude<StoredOperation['type'], 'EXECUTION'>, Transitions>> = {
  STEP: {start: ['READY'], close: ['STARTED', 'READY'], retry: ['STARTED', 'READY']},
  CONTEXT: {start: [], close: ['STARTED']},
  WAIT: {start: [], cancel: true},
  CALLBACK: {start: [], cancel: true},
  CHAINED_INVOKE: {start: [], cancel: true},
};

function checkTransition(update: Update, known: StoredOperation | undefined): void {
  const {Action, Type = 'STEP'} = update;
  if (Type === 'EXECUTION') return;
  const {start: startable, close: closable, retry: retryable, cancel} = transitions[Type];
  const isIn = (states: readonly Status[]) => !known || states.includes(known.status);
  if (Action === 'START') {
    if (isIn(startable)) return;
    throw invalidParameter(
      Type === 'STEP' ? 'Invalid current STEP state to start.' : `Cannot start a ${Type} that already exists.`,
    );
  }
  if ((Action === 'SUCCEED' || Action === 'FAIL') && closable) {
    if (!isIn(closable)) throw invalidParameter(`Invalid current ${Type} state to close.`);
    checkOutcome(update);
  } else if (Action === 'RETRY' && retryable) {
    if (!isIn(retryable)) throw invalidParameter(`Invalid current ${Type} state to re-attempt.`);
    if (!update.StepOptions) throw invalidParameter('Invalid StepOptions for the given action.');
  } else if (Action === 'CANCEL' && cancel) {
    if (known?.status === 'STARTED') return;
    throw invalidParameter(`Cannot cancel a ${Type} that does not exist or has already completed.`);
  } else throw invalidParameter(`Invalid ${Type} action.`);
}

function checkOutcome({Action, Payload, Error: error}: Update): void {
  if (Action === 'FAIL' && Payload !== undefined) throw invalidParameter('Cannot provide a Payload for FAIL action.');
  if (Action === 'SUCCEED' && error) throw invalidParameter('Cannot provide an Error for SUCCEED action.');
}

type Draft = Omit<StoredOperation, 'change'>;

function createOperation({Id = '', ParentId, Name, SubType, Type = 'STEP'}: Update, now: number): Draft {
  return {
    id: Id,
    type: Type,
    status: 'STARTED',
    startedAt: now,
    ...(ParentId === undefined ? {} : {parentId: ParentId}),
    ...(Name === undefined ? {} : {name: Name}),
    ...(SubType === undefined ? {} : {subType: SubType}),
  };
}

function start(execution: StoredExecution, before: Draft, update: Update, now: number): StoredExecution {
  const started = {...before, status: 'STARTED' as const};
  switch (before.type) {
    case 'WAIT': {
      const seconds = update.WaitOptions?.WaitSeconds ?? 0;
      const dueAt = now + seconds * 1000;
      const details = {Duration: seconds, ScheduledEndTimestamp: new Date(dueAt).toISOString()};
      return putOperation(execution, {...started, seconds, dueAt}, {type: 'WaitStarted', details}, now);
    }
    case 'CALLBACK':
      return startCallback(execution, started, update, now);
    case 'CHAINED_INVOKE': {
      const functionName = update.ChainedInvokeOptions?.FunctionName ?? '';
      const payload = update.Payload ?? '{}';
      const details = {FunctionName: functionName, Input: {Payload: payload}};
      const operation = {...started, functionName, payload};
      return putOperation(execution, operation, {type: 'ChainedInvokeStarted', details}, now);
    }
    case 'CONTEXT':
      return putOperation(execution, {...started, ...toContext(update)}, {type: 'ContextStarted', details: {}}, now);
    default:
      return putOperation(execution, started, {type: 'StepStarted', details: {}}, now);
  }
}

function startCallback(execution: StoredExecution, started: Draft, update: Update, now: number): StoredExecution {
  const {TimeoutSeconds = 0, HeartbeatTimeoutSeconds = 0} = update.CallbackOptions ?? {};
  const callbackId = encodeCallbackId(execution, started.id);
  const operation: Draft = {
    ...started,
    callbackId,
    ...(TimeoutSeconds > 0 ? {dueAt: now + TimeoutSeconds * 1000} : {}),
    ...(HeartbeatTimeoutSeconds > 0
      ? {heartbeat: {seconds: HeartbeatTimeoutSeconds, dueAt: now + HeartbeatTimeoutSeconds * 1000}}
      : {}),
  };
  const details = {CallbackId: callbackId, Timeout: TimeoutSeconds, HeartbeatTimeout: HeartbeatTimeoutSeconds};
  return putOperation(execution, operation, {type: 'CallbackStarted', details}, now);
}

function close(execution: StoredExecution, before: Draft, update: Update, now: number): StoredExecution {
  const isStep = before.type === 'STEP';
  const attempt = (before.attempt ?? 0) + 1;
  const {result: _, error: __, dueAt: ___, ...rest} = before;
  const operation: Draft = {
    ...rest,
    ...toContext(update),
    ...toOutcome(update),
    status: update.Action === 'SUCCEED' ? 'SUCCEEDED' : 'FAILED',
    endedAt: now,
    ...(isStep ? {attempt} : {}),
  };
  return putOperation(execution, operation, buildClosed(update, isStep ? attempt : undefined), now);
}

function buildClosed({Action, Payload, Error: error}: Update, attempt: number | undefined): Happening {
  const retries = attempt === undefined ? {} : {RetryDetails: {CurrentAttempt: attempt}};
  const kind = attempt === undefined ? 'Context' : 'Step';
  return Action === 'SUCCEED'
    ? {type: `${kind}Succeeded`, details: {Result: {Payload}, ...retries}}
    : {type: `${kind}Failed`, details: {Error: {Payload: error}, ...retries}};
}

/** A step that is tried again, after a failure or, with a payload, to look whether a condition holds by now. */
function retry(execution: StoredExecution, before: Draft, update: Update, now: number): StoredExecution {
  const seconds = update.StepOptions?.NextAttemptDelaySeconds ?? 0;
  const attempt = (before.attempt ?? 0) + 1;
  const {result: _, error: __, ...rest} = before;
  const operation: Draft = {
    ...rest,
    ...toOutcome(update),
    status: 'PENDING',
    attempt,
    dueAt: now + seconds * 1000,
  };
  const retries = {RetryDetails: {CurrentAttempt: attempt, NextAttemptDelaySeconds: seconds}};
  const happening: Happening = update.Error
    ? {type: 'StepFailed', details: {Error: {Payload: update.Error}, ...retries}}
    : {type: 'StepSucceeded', details: {Result: {Payload: update.Payload}, ...retries}};
  return putOperation(execution, operation, happening, now);
}

function toOutcome({Payload, Error: error}: Update): Pick<StoredOperation, 'result' | 'error'> {
  return {...(Payload === undefined ? {} : {result: Payload}), ...(error ? {error} : {})};
}

function toContext({ContextOptions}: Update): Pick<StoredOperation, 'replayChildren'> {
  const {ReplayChildren} = ContextOptions ?? {};
  return ReplayChildren === undefined ? {} : {replayChildren: ReplayChildren};
}

/** Of what can be cancelled, only a wait has an entry of its own in the history. */
function toCancelled({Type, Error: error}: Update): Happening | undefined {
  return Type === 'WAIT' ? {type: 'WaitCancelled', details: {Error: {Payload: error}}} : undefined;
}
