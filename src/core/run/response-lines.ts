import {createHexLines} from './hex-lines.ts';
import {indexJson} from './json-lines.ts';
import type {Lines} from './lines.ts';
import {indexText} from './plain-lines.ts';

/** Control characters that no text has; tabs, line breaks and escape sequences may be in one. */
const binary = /[\u0000-\u0006\u000E-\u001A]/;

/** Reads what a function answered, in steps: JSON with its outline, another text as it came, bytes that are none as a dump. */
export function* indexResponse(bytes: Uint8Array): Generator<undefined, Lines> {
  const text = decodeText(bytes);
  if (text === undefined) return createHexLines(bytes);
  yield;
  const json = yield* indexJson(text);
  if (json !== undefined) return json;
  return binary.test(text) ? createHexLines(bytes) : yield* indexText(text);
}

/** The bytes as a text; undefined when they are none. Of what has only begun to come the last character may be cut. */
export function decodeText(bytes: Uint8Array, {isWhole} = {isWhole: true}): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: !isWhole});
  } catch {
    return undefined;
  }
}

/** All steps at once, for what is short. */
export function readNow<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const {done, value} = steps.next();
    if (done === true) return value;
  }
}
