import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {chooseVersion, formatInvokedArn} from '../invocations/choose-version.ts';
import {runVersion} from '../invocations/run-version.ts';
import {takeConcurrency} from '../invocations/throttle.ts';
import type {FoundVersion} from '../model/find-function.ts';
import {checkInvocable} from '../rules/check-state.ts';

/** What became of one attempt to run a function by itself, without a client that waits. */
export type AttemptEnd =
  /** It could not begin: no free concurrency, or a function that is not ready. */
  {readonly kind: 'refused'; readonly error: LambdaError} | {readonly kind: 'ended'; readonly answer: AttemptAnswer};

/** What a function answered. */
export interface AttemptAnswer {
  readonly executedVersion: string;
  /** Present when the function failed. */
  readonly functionError?: string;
  readonly payload: Uint8Array;
}

/** What to run. */
export interface AttemptInput {
  readonly payload: string;
  readonly clientContext?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** Runs a function once. Rejects when the signal is aborted, and for faults of the sandbox's own. */
export async function attempt(found: FoundVersion, input: AttemptInput, context: Context): Promise<AttemptEnd> {
  const version = chooseVersion(found, context);
  let release: () => void;
  try {
    checkInvocable(version, context.now());
    release = takeConcurrency(found, context);
  } catch (error) {
    if (error instanceof LambdaError) return {kind: 'refused', error};
    throw error;
  }
  const executedVersion = version.configuration.Version ?? '';
  try {
    const {payload, clientContext: ClientContext, tenantId: TenantId} = input;
    const run = {Payload: Buffer.from(payload), ClientContext, TenantId};
    const outcome = await runVersion(version, formatInvokedArn(found, context), run, context);
    const {functionError} = outcome;
    const answer = {executedVersion, payload: outcome.payload, ...(functionError ? {functionError} : {})};
    return {kind: 'ended', answer};
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof LambdaError)) throw error;
    return {kind: 'ended', answer: {executedVersion, functionError: 'Unhandled', payload: encodeError(error)}};
  } finally {
    release();
  }
}

/** What cannot be run here fails as a function does: waiting does not help. */
function encodeError({code, message}: LambdaError): Uint8Array {
  return Buffer.from(JSON.stringify({errorType: code, errorMessage: message}));
}
