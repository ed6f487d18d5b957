import {LambdaError} from '../errors/lambda-error.ts';

/** Bytes of base64 (the API reference of Invoke). */
const limit = 3583;

/**
 * A ClientContext, base64 of a JSON object, as JSON on one line: it travels in a header. Throws an
 * InvalidRequestContentException for another text.
 */
export function parseClientContext(base64: string): string {
  if (base64.length > limit) throw invalid(`Client context must be at most ${limit} bytes.`);
  const value = parse(Buffer.from(base64, 'base64').toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('Client context must be a valid Base64-encoded JSON object.');
  }
  return JSON.stringify(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(message: string): LambdaError {
  return new LambdaError('InvalidRequestContentException', message);
}
