import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import type {ErrorObject, StoredExecution, StoredOperation} from '../model/stored-execution.ts';
import type {Outcome} from '../runtime/index.ts';
import {type Happening, putOperation} from './change.ts';
import {parseErrorObject} from './parse-answer.ts';

/** Invokes a function by name or ARN and waits for its answer. Throws a LambdaError for what cannot be invoked. */
export type InvokeChained = (
  functionName: string,
  payload: Uint8Array,
  context: Context,
) => Promise<Pick<Outcome, 'payload' | 'functionError'>>;

/** Stores what became of an operation. */
type Settle = (update: (execution: StoredExecution) => StoredExecution) => void;

/** Starts each of an execution's chained invocations once; after a restart of the sandbox, those without an answer again. */
export function createChained(invoke: InvokeChained, context: Context, settle: Settle) {
  const started = new Set<string>();
  return (execution: StoredExecution): void => {
    for (const operation of execution.operations) {
      const isOpen = operation.type === 'CHAINED_INVOKE' && operation.status === 'STARTED';
      if (!isOpen || started.has(operation.id)) continue;
      started.add(operation.id);
      void run(operation, invoke, context).then(outcome =>
        settle(before => close(before, operation, outcome, context)),
      );
    }
  };
}

type ChainedOutcome = {readonly result: string} | {readonly error: ErrorObject};

async function run(
  {functionName = '', payload = '{}'}: StoredOperation,
  invoke: InvokeChained,
  context: Context,
): Promise<ChainedOutcome> {
  try {
    const outcome = await invoke(functionName, Buffer.from(payload), context);
    const text = Buffer.from(outcome.payload).toString('utf8');
    return outcome.functionError ? {error: parseErrorObject(JSON.parse(text))} : {result: text};
  } catch (error) {
    const code = error instanceof LambdaError ? {ErrorType: error.code} : {};
    return {error: {...code, ErrorMessage: error instanceof Error ? error.message : String(error)}};
  }
}

function close(
  execution: StoredExecution,
  {id}: StoredOperation,
  outcome: ChainedOutcome,
  {now}: Context,
): StoredExecution {
  const operation = execution.operations.find(other => other.id === id);
  if (execution.status !== 'RUNNING' || operation?.status !== 'STARTED') return execution;
  const isFine = 'result' in outcome;
  const happening: Happening = isFine
    ? {type: 'ChainedInvokeSucceeded', details: {Result: {Payload: outcome.result}}}
    : {type: 'ChainedInvokeFailed', details: {Error: {Payload: outcome.error}}};
  const status = isFine ? 'SUCCEEDED' : 'FAILED';
  const after = putOperation(execution, {...operation, ...outcome, status, endedAt: now()}, happening, now());
  return {...after, news: after.news + 1};
}
