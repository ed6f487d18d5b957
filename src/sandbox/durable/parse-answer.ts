import type {ErrorObject} from '../model/stored-execution.ts';
import type {Outcome} from '../runtime/index.ts';
import type {ExecutionEnding} from './change.ts';

/** What an invocation of a durable function said: it is over, it waits for something, or it failed to say. */
export type ExecutionAnswer =
  | {readonly kind: 'ended'; readonly ending: ExecutionEnding}
  | {readonly kind: 'pending'}
  | {readonly kind: 'failed'; readonly error: ErrorObject};

/** Reads the `{Status, Result, Error}` durable functions return. */
export function parseAnswer({payload, functionError}: Pick<Outcome, 'payload' | 'functionError'>): ExecutionAnswer {
  const value = parse(payload);
  if (functionError) return {kind: 'failed', error: parseErrorObject(value)};
  const {Status, Result, Error: error} = toObject(value);
  if (Status === 'PENDING') return {kind: 'pending'};
  if (Status === 'SUCCEEDED') {
    return {kind: 'ended', ending: {status: 'SUCCEEDED', ...(typeof Result === 'string' ? {result: Result} : {})}};
  }
  if (Status === 'FAILED') return {kind: 'ended', ending: {status: 'FAILED', error: toObject(error) as ErrorObject}};
  const message = 'The function did not answer as a durable function does: its Status is missing or unknown.';
  return {kind: 'ended', ending: {status: 'FAILED', error: {ErrorType: 'InvalidResponse', ErrorMessage: message}}};
}

/** The error a failed invocation answered, in the words of an ErrorObject. */
export function parseErrorObject(value: unknown): ErrorObject {
  const {errorType, errorMessage, trace, stackTrace} = toObject(value);
  const lines = [trace, stackTrace].find(Array.isArray);
  return {
    ...(typeof errorMessage === 'string' ? {ErrorMessage: errorMessage} : {}),
    ...(typeof errorType === 'string' ? {ErrorType: errorType} : {}),
    ...(lines ? {StackTrace: lines.map(String)} : {}),
  };
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
