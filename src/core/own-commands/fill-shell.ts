import {toOptionalText} from '../format/members.ts';
import type {FillFacts} from './fill-words.ts';

/** Variables by their names. */
export type Variables = Readonly<Record<string, string>>;

/**
 * The variables of a shell's text that stand for what is selected, one to a line where several are marked. Nothing is put into the text
 * itself, so whatever they hold is read as a value. A sentence without its end says which cannot be given.
 */
export function fillShell(text: string, {items, target}: FillFacts): Variables | string {
  const filled: Record<string, string> = {};
  for (const name of findVariables(text)) {
    const values = Object.hasOwn(target, name) ? [target[name]] : items.map(item => toValue(item[name]));
    const known = values.filter(value => value !== undefined);
    if (known.length === values.length && known.length > 0) filled[name] = known.join('\n');
    // What is written otherwise is the shell's own.
    else if (Object.hasOwn(target, name) || isMemberName(name)) return `there is no $${name} here`;
  }
  return filled;
}

/** The names of the variables in a shell's text that could be of the selection. */
export function findVariables(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\$\{?([A-Za-z]\w*)/g)].map(([, name = '']) => name))];
}

/** Members of the API are written so, and hardly anything else is. */
function isMemberName(name: string): boolean {
  return /^[A-Z]\w*[a-z]/.test(name);
}

function toValue(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : toOptionalText(value);
  return text?.includes('\0') ? undefined : text;
}
