import {isUtf8} from 'node:buffer';
import {LambdaError} from '../errors/lambda-error.ts';

/** Refuses an event that is no JSON. Throws an InvalidRequestContentException in the service's words. */
export function checkPayload(payload: Uint8Array): void {
  const text = Buffer.from(payload).toString('utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw new LambdaError(
      'InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json: ${formatReason(payload, text, error)}`,
    );
  }
}

/** The service's parser stops at the first byte that cannot begin or go on; ours tells for the other cases. */
function formatReason(payload: Uint8Array, text: string, error: unknown): string {
  const invalid = isUtf8(payload) ? -1 : findInvalidStart(payload);
  if (invalid >= 0) {
    const byte = payload[invalid]?.toString(16);
    return `Invalid UTF-8 start byte 0x${byte}${formatSource(invalid + 1)}`;
  }
  const first = /[^\s]/.exec(text)?.[0] ?? '';
  const expected = "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
  if (/^[\p{Cc}]/u.test(first)) {
    return `Unexpected character ((CTRL-CHAR, code ${first.codePointAt(0)})): ${expected}${formatSource(text.indexOf(first) + 1)}`;
  }
  return error instanceof Error ? error.message : String(error);
}

function findInvalidStart(payload: Uint8Array): number {
  return payload.findIndex(byte => (byte >= 0x80 && byte < 0xc2) || byte > 0xf4);
}

function formatSource(column: number): string {
  return `\n at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${column}]`;
}
