import type {IncomingMessage} from 'node:http';

/** What a runtime posted for an event. */
export type RuntimeAnswer =
  | {readonly kind: 'response'; readonly body: Uint8Array}
  | {readonly kind: 'error'; readonly body: Uint8Array; readonly errorType: string}
  | {readonly kind: 'tooLarge' /** Bytes. */; readonly limit: number};

/** 6 MB and some room for the envelope (Lambda quotas page; the figure of the service's own message). */
const responseLimit = 6_291_556;
/** 200 MB (Lambda quotas page). */
const streamLimit = 209_715_200;

/**
 * Reads a response; the pieces go to `onResponse`, with the content type, as they arrive. One that is streamed may fail
 * halfway and say so in its trailers. Undefined when the runtime breaks off.
 */
export async function readAnswer(
  request: IncomingMessage,
  onResponse?: (chunk: Uint8Array, contentType: string) => void,
): Promise<RuntimeAnswer | undefined> {
  const contentType = request.headers['content-type'] ?? 'application/octet-stream';
  const onChunk = onResponse && ((chunk: Uint8Array) => onResponse(chunk, contentType));
  const isStream = request.headers['lambda-runtime-function-response-mode'] === 'streaming';
  const limit = isStream ? streamLimit : responseLimit;
  // Whether a buffered response is too large is known at its end only: none of it may be passed on before.
  const body = await read(request, limit, isStream ? onChunk : undefined);
  if (body === 'brokenOff') return undefined;
  if (body === 'tooLarge') return {kind: 'tooLarge', limit};
  const errorType = request.trailers['lambda-runtime-function-error-type'];
  if (errorType !== undefined) {
    const error = request.trailers['lambda-runtime-function-error-body'] ?? '';
    return {kind: 'error', errorType, body: Buffer.from(error, 'base64')};
  }
  if (!isStream) onChunk?.(body);
  return {kind: 'response', body};
}

/** Reads an error report, of the handler or of the initialisation. */
export async function readError(request: IncomingMessage): Promise<RuntimeAnswer | undefined> {
  const body = await read(request, responseLimit);
  if (body === 'brokenOff') return undefined;
  if (body === 'tooLarge') return {kind: 'tooLarge', limit: responseLimit};
  const header = request.headers['lambda-runtime-function-error-type'];
  return {kind: 'error', body, errorType: String(header ?? parseErrorType(body) ?? 'Runtime.Unknown')};
}

async function read(
  request: IncomingMessage,
  limit: number,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<Uint8Array | 'tooLarge' | 'brokenOff'> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      // The rest is read and let go, so that the runtime gets to hear the answer.
      if (size > limit) chunks = [];
      else {
        chunks.push(chunk);
        onChunk?.(chunk);
      }
    }
  } catch {
    return 'brokenOff';
  }
  return size > limit ? 'tooLarge' : Buffer.concat(chunks);
}

function parseErrorType(body: Uint8Array): string | undefined {
  try {
    const {errorType} = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof errorType === 'string' ? errorType : undefined;
  } catch {
    return undefined;
  }
}
