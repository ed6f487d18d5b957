import {formatCounted} from '../../schema/format-counted.ts';
import {findJsonError, showJsonError} from '../edit/json-error.ts';

/** Bytes of base64 the service takes (Invoke, header X-Amz-Client-Context). */
const maxClientContext = 3583;

/** The client context as it is sent, in base64, or what is wrong with the JSON that was typed. */
export function encodeClientContext(json: string): {base64: string} | {error: string} {
  const error = findJsonError(json);
  if (error !== undefined) return {error: showJsonError(error)};
  const base64 = toBase64(json);
  if (base64.length <= maxClientContext) return {base64};
  const [is, may] = [base64.length, maxClientContext].map(size => formatCounted(size, 'blob'));
  return {error: `${is} in base64; at most ${may}`};
}

/** The JSON of a client context that was sent. */
export function fromClientContext(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}
