import {LambdaError} from '../errors/lambda-error.ts';
import type {HttpRequest} from './message.ts';

/** The whole body of a request. Throws a LambdaError (413) as soon as it is over `limit` bytes. */
export async function readBody(request: HttpRequest, limit: number, operation: string): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit, operation);
  if (request.body === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit, operation);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(limit: number, operation: string): LambdaError {
  const name = operation.startsWith('Invoke') ? 'InvokeFunction' : operation;
  // Of an invocation, too, although its model speaks of a RequestTooLargeException.
  return new LambdaError(
    'RequestEntityTooLargeException',
    `Request must be smaller than ${limit} bytes for the ${name} operation`,
  );
}
