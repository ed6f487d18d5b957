import {formatCounted} from '../../schema/format-counted.ts';

/** Characters a name may have: it is a file's name on any system. */
const maxLength = 64;

/** What is wrong with a name for a saved event; undefined when it can be one. */
export function eventNameProblem(name: string): string | undefined {
  if (name === '') return 'type a name';
  if (name.length > maxLength)
    return `${formatCounted(name.length, 'string')}; at most ${formatCounted(maxLength, 'string')}`;
  if (!/^[\p{L}\p{N}_]/u.test(name)) return 'begins with a letter, a digit or _';
  if (!/^[\p{L}\p{N} ._-]+$/u.test(name)) return 'letters, digits, spaces, . _ and - only';
  return /[ .]$/.test(name) ? 'ends with a letter, a digit, _ or -' : undefined;
}
