import {acceptEvent} from '../async/index.ts';
import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';
import {type InvokeChained, invokeDurable} from '../durable/index.ts';
import {invalidParameter, LambdaError} from '../errors/lambda-error.ts';
import {chooseVersion, formatInvokedArn} from '../invocations/choose-version.ts';
import {type RunInput, runVersion} from '../invocations/run-version.ts';
import {takeConcurrency} from '../invocations/throttle.ts';
import {withoutSignal} from '../invocations/without-signal.ts';
import {type FoundVersion, findInvoked} from '../model/find-function.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import {checkPayload} from '../rules/check-payload.ts';
import {checkInvocable} from '../rules/check-state.ts';
import {checkTenant} from '../rules/check-tenant.ts';
import {parseClientContext} from '../rules/client-context.ts';
import {defineAsyncHandlers} from './define-handlers.ts';

/** 1 MB: what an asynchronous invocation may carry (Lambda quotas page). */
const eventLimit = 1_048_576;
/** The answer carries the end of the log only, in bytes. */
const tailSize = 4096;

/** Invoking functions, for an answer or as an event. */
export const invocationHandlers = defineAsyncHandlers({
  async Invoke(input, context) {
    const found = findInvoked(input, context, 'Invoke');
    const version = chooseVersion(found, context);
    const payload = toPayload(input.Payload as Uint8Array | undefined);
    checkPayload(payload);
    if (input.ClientContext !== undefined) parseClientContext(input.ClientContext);
    checkInvocable(version, context.now());
    checkTenant(version, input.TenantId);
    if (input.InvocationType === 'DryRun') return {StatusCode: 204};
    if (version.configuration.DurableConfig) return runDurable(found, version, {...input, Payload: payload}, context);
    checkNoExecution(input);
    if (input.InvocationType === 'Event') {
      queueEvent(found, payload, input, context);
      return {StatusCode: 202};
    }
    const ExecutedVersion = version.configuration.Version ?? '';
    return {ExecutedVersion, ...(await invokeNow(found, version, {...input, Payload: payload}, context))};
  },

  async InvokeAsync(input, context) {
    const found = findInvoked(input, context, 'InvokeAsync');
    const payload = toPayload(input.InvokeArgs as Uint8Array);
    checkPayload(payload);
    checkInvocable(found.version, context.now());
    checkTenant(found.version, undefined);
    queueEvent(found, payload, {}, context);
    return {Status: 202};
  },
});

/** Invokes a function for a durable execution that waits for its answer. */
export const invokeChained: InvokeChained = async (FunctionName, payload, context) => {
  const {Payload, FunctionError} = await invocationHandlers.Invoke(
    {FunctionName, Payload: payload as PayloadIn},
    context,
  );
  return {payload: Payload ?? new Uint8Array(), ...(FunctionError ? {functionError: 'Unhandled'} : {})};
};

type PayloadIn = NonNullable<Input<'Invoke'>['Payload']>;

/** The end of a log as LogResult carries it. */
export function encodeLogTail(log: string): string {
  return Buffer.from(log).subarray(-tailSize).toString('base64');
}

/** An event's bytes; none is an empty object. */
export function toPayload(payload: Uint8Array | undefined): Uint8Array {
  return payload === undefined || payload.byteLength === 0 ? Buffer.from('{}') : payload;
}

async function runDurable(
  found: FoundVersion,
  version: StoredVersion,
  input: Input<'Invoke'> & {readonly Payload: Uint8Array},
  context: Context,
): Promise<Output<'Invoke'>> {
  if (input.InvocationType === 'Event') checkEventSize(input.Payload);
  const {output, log} = await invokeDurable(found, version, input, {context, invoke: invokeChained});
  const ExecutedVersion = version.configuration.Version ?? '';
  return {...output, ExecutedVersion, ...(input.LogType === 'Tail' ? {LogResult: encodeLogTail(log)} : {})};
}

function checkNoExecution({DurableExecutionName}: Input<'Invoke'>): void {
  if (DurableExecutionName === undefined) return;
  throw invalidParameter('A DurableExecutionName can be given for a function with a DurableConfig only.');
}

async function invokeNow(
  found: FoundVersion,
  version: StoredVersion,
  input: Input<'Invoke'> & {readonly Payload: Uint8Array},
  context: Context,
): Promise<Output<'Invoke'>> {
  const release = takeConcurrency(found, context);
  try {
    const outcome = await runVersion(version, formatInvokedArn(found, context), input, withoutSignal(context));
    return {
      StatusCode: 200,
      Payload: outcome.payload as NonNullable<Output<'Invoke'>['Payload']>,
      ...(outcome.functionError ? {FunctionError: outcome.functionError} : {}),
      ...(input.LogType === 'Tail' ? {LogResult: encodeLogTail(outcome.log)} : {}),
    };
  } finally {
    release();
  }
}

function queueEvent(
  {name, qualifier}: FoundVersion,
  payload: Uint8Array,
  {ClientContext: clientContext, TenantId: tenantId}: Pick<RunInput, 'ClientContext' | 'TenantId'>,
  context: Context,
): void {
  checkEventSize(payload);
  const event = {
    requestId: context.requestId,
    payload: Buffer.from(payload).toString('utf8'),
    ...(qualifier === undefined ? {} : {qualifier}),
    ...(clientContext === undefined ? {} : {clientContext}),
    ...(tenantId === undefined ? {} : {tenantId}),
  };
  acceptEvent(name, event, context);
}

function checkEventSize({byteLength}: Uint8Array): void {
  if (byteLength <= eventLimit) return;
  throw new LambdaError(
    'RequestEntityTooLargeException',
    `${byteLength} byte payload is too large for the Event invocation type (limit ${eventLimit} bytes)`,
  );
}
