import {toText} from './members.ts';

/** A JSON text indented by two spaces, a line each; a text that is no JSON as it is, in one line. */
export function toJsonLines(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [toText(text)];
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2).split('\n');
  } catch {
    return [toText(text)];
  }
}
