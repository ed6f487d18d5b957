import {showKey} from './key.ts';

/** A word for the footer; the key to show it with, where that is not the binding's first. */
export type KeyHint = string | {readonly word: string; readonly key: string};

/** What hints are made from. */
export interface Hinted {
  readonly keys: readonly string[];
  readonly hint?: KeyHint;
}

/** Keys as they are shown with what they do, the most needed first, and the name of the first of them, where there is one to press. */
export type Hints = readonly (readonly [key: string, word: string, pressed?: string])[];

/** The hints of bindings that have a word and a key; neighbours that share a word are one: `j/k scroll`. */
export function buildHints(bindings: readonly Hinted[]): Hints {
  const hints: [string, string, string?][] = [];
  for (const {keys, hint} of bindings) {
    const word = typeof hint === 'object' ? hint.word : hint;
    const wanted = typeof hint === 'object' && keys.includes(hint.key) ? hint.key : keys[0];
    if (word === undefined || wanted === undefined) continue;
    const key = isRange(keys) ? `${keys[0]}-${keys.at(-1)}` : showKey(wanted);
    const last = hints.at(-1);
    if (last?.[1] === word) last[0] = `${last[0]}/${key}`;
    else hints.push(isRange(keys) ? [key, word] : [key, word, wanted]);
  }
  return hints;
}

function isRange(keys: readonly string[]): boolean {
  return keys.length > 2 && keys.every((key, index) => /^\d$/.test(key) && Number(key) === Number(keys[0]) + index);
}

/** All keys of a binding as people write them: `Ctrl-F PgDn`, `1-9`. */
export function showKeys(keys: readonly string[]): string {
  return isRange(keys) ? `${keys[0]}-${keys.at(-1)}` : keys.map(showKey).join(' ');
}
