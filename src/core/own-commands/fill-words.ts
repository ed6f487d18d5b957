import type {Item} from '../item.ts';

/** What the placeholders of a command can stand for. */
export interface FillFacts {
  /** What is selected, or all that is marked. */
  readonly items: readonly Item[];
  /** What is the same whatever is selected: `region`, `accountId`, `profile`. */
  readonly target: Readonly<Record<string, string | undefined>>;
}

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;

/** The names that the placeholders of words have. */
export function findPlaceholders(words: readonly string[]): readonly string[] {
  return words.flatMap(word => [...word.matchAll(placeholder)].map(([, name = '']) => name));
}

/**
 * The words of a command with values in place of its placeholders, each a part of one argument whatever it holds; a word with
 * members of the selection comes once for each item. A sentence without its end says why a value cannot be taken: it is missing, or
 * would be read as an option.
 */
export function fillWords(words: readonly string[], {items, target}: FillFacts): readonly string[] | string {
  const filled: string[] = [];
  const firstMark = words.indexOf('--');
  for (const [at, word] of words.entries()) {
    const isOfItems = findPlaceholders([word]).some(name => !Object.hasOwn(target, name));
    if (isOfItems && items.length === 0) return `${word} is of what is selected, and nothing is`;
    for (const item of isOfItems ? items : [{}]) {
      const read = fillWord(word, {...item, ...target});
      if ('why' in read) return read.why;
      if (read.text.startsWith('-') && !word.startsWith('-') && (firstMark === -1 || firstMark > at))
        return `${word} is ${read.text} here, which would be taken for an option: put "--" before it in the command`;
      filled.push(read.text);
    }
  }
  return filled;
}

function fillWord(word: string, values: Item): {readonly text: string} | {readonly why: string} {
  let why: string | undefined;
  const text = word.replaceAll(placeholder, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (String(value).includes('\0')) why ??= `{{${name}}} has a character that no argument can have`;
      return String(value);
    }
    why ??= value === undefined ? `there is no {{${name}}} here` : `{{${name}}} is no text, number, true or false`;
    return '';
  });
  return why === undefined ? {text} : {why};
}
