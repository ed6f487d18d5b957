import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import type {FoundVersion} from '../model/find-function.ts';
import {type ErrorObject, requireExecution} from '../model/stored-execution.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import type {InvokeChained} from './chained.ts';
import {startExecution} from './start-execution.ts';

/** Seconds an answer is waited for at most (Lambda quotas page). */
const synchronousLimit = 900;

/** An Invoke of a function with a DurableConfig; `log` is its last invocation's, whole. */
export interface DurableInvoke {
  readonly output: Output<'Invoke'>;
  readonly log: string;
}

type InvokeInput = Pick<Input<'Invoke'>, 'InvocationType' | 'DurableExecutionName'> & {readonly Payload: Uint8Array};

/**
 * Starts a durable execution, or finds the one of that name; waits for its end unless it was invoked as an event.
 * Throws what the service answers for one that cannot be started.
 */
export async function invokeDurable(
  {name, qualifier}: FoundVersion,
  version: StoredVersion,
  {Payload: payload, InvocationType, DurableExecutionName}: InvokeInput,
  {context, invoke}: {readonly context: Context; readonly invoke: InvokeChained},
): Promise<DurableInvoke> {
  if (qualifier === undefined) {
    throw invalidParameter('You cannot invoke a durable function using an unqualified ARN.');
  }
  const isEvent = InvocationType === 'Event';
  if (!isEvent && (version.configuration.DurableConfig?.ExecutionTimeout ?? 0) > synchronousLimit) {
    throw invalidParameter(
      'You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes.',
    );
  }
  const start = {functionName: name, version, payload, name: DurableExecutionName};
  const {arn, log} = startExecution(start, context, invoke);
  if (isEvent) return {output: {StatusCode: 202, DurableExecutionArn: arn}, log: ''};
  await context.runs.finished(arn);
  return {output: {...readEnd(arn, context), DurableExecutionArn: arn}, log: log()};
}

function readEnd(arn: string, context: Context): Output<'Invoke'> {
  const {status, result, error} = requireExecution(arn, context);
  if (status === 'SUCCEEDED') return {StatusCode: 200, ...toPayload(result ?? 'null')};
  return {StatusCode: 200, FunctionError: 'Unhandled', ...toPayload(JSON.stringify(toError(error)))};
}

/** As functions that fail answer it. */
function toError({ErrorMessage, ErrorType, ErrorData, StackTrace}: ErrorObject = {}): object {
  return {errorType: ErrorType, errorMessage: ErrorMessage, errorData: ErrorData, stackTrace: StackTrace};
}

function toPayload(text: string): Pick<Output<'Invoke'>, 'Payload'> {
  return {Payload: Buffer.from(text) as unknown as NonNullable<Output<'Invoke'>['Payload']>};
}
