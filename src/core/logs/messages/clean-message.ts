import {cleanLines} from '../../text/clean.ts';

const simple = /^[\t\n -~]*$/;

/**
 * A message as it can be shown, its line breaks kept but for those at its end: as `cleanLines` does it; the usual text is ASCII and does
 * not take a look at each character.
 */
export function cleanMessage(message: string): string {
  const text = message.endsWith('\n') || message.endsWith('\r') ? message.trimEnd() : message;
  return simple.test(text) ? text.replaceAll('\t', ' ') : cleanLines(text).join('\n');
}
