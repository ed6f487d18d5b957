import {foldText} from './haystack.ts';

/** A word of a query, as it is compared. */
export interface QueryWord {
  readonly text: string;
  /** With `'` before it: no abbreviation will do. */
  readonly literal: boolean;
}

/** What a user types to find something: all `wanted` words, none of the others. */
export interface Query {
  readonly wanted: readonly QueryWord[];
  readonly unwanted: readonly string[];
  /** Several wanted words as they would stand in a text; undefined when there are not several. */
  readonly phrase: string | undefined;
}

/**
 * Takes a query apart: words, `'word` exactly so, `!word` not. Who knows fzf may write `^` or `$` around a word: they mean
 * nothing here. A lone `!` is a word being typed.
 */
export function parseQuery(text: string): Query {
  const words = foldText(text)
    .trim()
    .split(/\s+/)
    .map(word => ({typed: word, text: word.replace(/^[!'^]+|[$]+$/g, '')}))
    .filter(word => word.text !== '' && word.text !== '|');
  const wanted = words.filter(({typed}) => !typed.startsWith('!'));
  return {
    wanted: wanted.map(({typed, text: word}) => ({text: word, literal: typed.startsWith("'")})),
    unwanted: words.filter(({typed}) => typed.startsWith('!')).map(word => word.text),
    phrase: wanted.length > 1 ? wanted.map(word => word.text).join(' ') : undefined,
  };
}
