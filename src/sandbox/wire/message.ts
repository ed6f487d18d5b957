/**
 * A request over HTTP. The platform's own `Request` would do, but loading it takes longer than answering some hundred requests,
 * and making one as long as answering.
 */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** By name in small letters; several of a name are joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  /** Undefined where the method has none. */
  readonly body: AsyncIterable<Uint8Array> | undefined;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
}

/** An answer over HTTP, without what tells how its body is sent. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>;
}

/** Whether a body comes bit by bit. */
export function isStreamedBody(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof body === 'object' && body !== null && 'getReader' in body;
}

/** A value as the JSON an answer carries. */
export function toJsonAnswer(value: unknown, status = 200): HttpAnswer {
  return {status, headers: {'content-type': 'application/json'}, body: JSON.stringify(value)};
}
