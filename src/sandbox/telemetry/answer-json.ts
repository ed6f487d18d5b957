import type {TelemetryInput} from './input-reader.ts';
import {TelemetryError} from './telemetry-error.ts';

/** The operations of a service whose requests name them in X-Amz-Target and carry JSON; some answer bit by bit. */
export type JsonAnswers<T> = Readonly<Record<string, (input: TelemetryInput, context: T) => JsonAnswer>>;

type JsonAnswer = TelemetryInput | ReadableStream<Uint8Array>;

/** Runs the operation a body is for. Throws a TelemetryError for one that there is not, or a body that is no object. */
export function answerJson<T>(answers: JsonAnswers<T>, name: string, body: Uint8Array, context: T): JsonAnswer {
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (!answer)
    throw new TelemetryError('UnknownOperationException', `The sandbox has no operation ${name || '(none)'}.`);
  return answer(parseRequestJson(body), context);
}

/** An error as these services write it; `type` is the exception's name where that is not its code. */
export function toJsonError({code, message, details}: TelemetryError, type = code): TelemetryInput {
  return {__type: type, message, ...details};
}

/** A body as an object; none is an empty one. Throws a TelemetryError. */
export function parseRequestJson(body: Uint8Array): TelemetryInput {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8') || '{}');
  } catch {
    throw new TelemetryError('SerializationException', 'The body is not JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as TelemetryInput;
  throw new TelemetryError('SerializationException', 'The body is not a JSON object.');
}
