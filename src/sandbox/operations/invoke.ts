import type {Context} from '../context.ts';
import {checkPayload} from '../functions/check-payload.ts';
import {type FoundVersion, findVersion, getVersion} from '../functions/find-function.ts';
import {runVersion} from '../functions/run-version.ts';
import {checkInvocable} from '../functions/state.ts';
import type {StoredVersion} from '../functions/stored-function.ts';
import {takeConcurrency} from '../functions/throttle.ts';
import {LambdaError} from '../lambda-error.ts';
import {toFunctionArn} from '../names/function-name.ts';
import type {Input, Output} from './define-handlers.ts';
import {defineAsyncHandlers} from './define-handlers.ts';

/** 1 MB: what an asynchronous invocation may carry (Lambda quotas page). */
const eventLimit = 1_048_576;
/** The answer carries the end of the log only, in bytes. */
const tailSize = 4096;

/** Invoking functions, for an answer or as an event. */
export const invocations = defineAsyncHandlers({
  async Invoke(input, context) {
    const found = findVersion(input, context, 'Invoke');
    const version = chooseVersion(found, context);
    const payload = toPayload(input.Payload as Uint8Array | undefined);
    checkPayload(payload);
    checkInvocable(version, context.now());
    const executed = {ExecutedVersion: version.configuration.Version ?? ''};
    if (input.InvocationType === 'DryRun') return {StatusCode: 204};
    if (input.InvocationType === 'Event') {
      checkEventSize(payload);
      queueEvent(found, version, payload, context);
      return {StatusCode: 202};
    }
    return {...executed, ...(await invokeNow(found, version, {...input, Payload: payload}, context))};
  },

  async InvokeAsync(input, context) {
    const found = findVersion(input, context, 'InvokeAsync');
    const payload = toPayload(input.InvokeArgs as Uint8Array);
    checkPayload(payload);
    checkInvocable(found.version, context.now());
    queueEvent(found, found.version, payload, context);
    return {Status: 202};
  },
});

/** The version an alias with weights leads to this time: the second one gets its share of the draws. */
function chooseVersion({name, alias, version}: FoundVersion, context: Context): StoredVersion {
  const [other, weight = 0] = Object.entries(alias?.weights ?? {})[0] ?? [];
  if (other === undefined || context.random() >= weight) return version;
  return getVersion(context, name, other) ?? version;
}

async function invokeNow(
  found: FoundVersion,
  version: StoredVersion,
  input: Input<'Invoke'> & {readonly Payload: Uint8Array},
  context: Context,
): Promise<Output<'Invoke'>> {
  const release = takeConcurrency(found.name, context);
  try {
    const outcome = await runVersion(version, toInvokedArn(found, context), input, context);
    const tail = Buffer.from(outcome.log).subarray(-tailSize).toString('base64');
    return {
      StatusCode: 200,
      Payload: outcome.payload as NonNullable<Output<'Invoke'>['Payload']>,
      ...(outcome.functionError ? {FunctionError: outcome.functionError} : {}),
      ...(input.LogType === 'Tail' ? {LogResult: tail} : {}),
    };
  } finally {
    release();
  }
}

function queueEvent(found: FoundVersion, version: StoredVersion, payload: Uint8Array, context: Context): void {
  const functionArn = toInvokedArn(found, context);
  context.background.add(async signal => {
    const release = takeConcurrency(found.name, context);
    try {
      await runVersion(version, functionArn, {Payload: payload}, {...context, signal});
    } finally {
      release();
    }
  });
}

function toInvokedArn({name, qualifier}: FoundVersion, context: Context): string {
  return toFunctionArn(context, qualifier === undefined ? {name} : {name, qualifier});
}

function checkEventSize({byteLength}: Uint8Array): void {
  if (byteLength <= eventLimit) return;
  throw new LambdaError(
    'RequestTooLargeException',
    `${byteLength} byte payload is too large for the Event invocation type (limit ${eventLimit} bytes)`,
  );
}

function toPayload(payload: Uint8Array | undefined): Uint8Array {
  return payload === undefined || payload.byteLength === 0 ? Buffer.from('{}') : payload;
}
