import {toOptionalText} from './members.ts';

/** A code and a sentence of the service as one text; undefined when it gave neither. */
export function joinReason(code: unknown, reason: unknown): string | undefined {
  const parts = [toOptionalText(code), toOptionalText(reason)].filter(part => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(': ');
}
