import {type Haystack, isWordStart, type Place} from './haystack.ts';

/**
 * Where a word stands abbreviated as people abbreviate: from the start of a word on, by the starts of the next words, or
 * with a letter left out here and there (`ordapi`, `gfc`, `pymnt`). Digits are never left out. Undefined when it does not.
 */
export function findAbbreviation(haystack: Haystack, word: string): readonly Place[] | undefined {
  const {plain} = haystack;
  if (!occursInOrder(plain, word)) return undefined;
  const search = {haystack, word, dead: new Set<number>()};
  for (let at = plain.indexOf(word.charAt(0)); at !== -1; at = plain.indexOf(word.charAt(0), at + 1)) {
    const found = isWordStart(haystack, at) ? follow(search, 0, at, Math.floor((word.length - 1) / 2)) : undefined;
    if (found !== undefined) return joinPlaces(found);
  }
  return undefined;
}

interface Search {
  readonly haystack: Haystack;
  readonly word: string;
  /** What led nowhere, so that it is not tried again. */
  readonly dead: Set<number>;
}

/** The indices of the word's letters from `index` on, the first of them at `at`; `skips` letters may be left out. */
function follow(search: Search, index: number, at: number, skips: number): readonly number[] | undefined {
  const {haystack, word, dead} = search;
  if (index === word.length - 1) return [at];
  const state = (at * word.length + index) * word.length + skips;
  if (dead.has(state)) return undefined;
  for (const next of listNext(haystack, word, index + 1, at, skips)) {
    const left = skips - (next === at + 2 && !isWordStart(haystack, next) ? 1 : 0);
    const rest = follow(search, index + 1, next, left);
    if (rest !== undefined) return [at, ...rest];
  }
  dead.add(state);
  return undefined;
}

/** Where the word's letter `index` may stand after one at `at`, the best place first. */
function listNext(haystack: Haystack, word: string, index: number, at: number, skips: number): readonly number[] {
  const {plain} = haystack;
  const letter = word.charAt(index);
  const found = plain.charAt(at + 1) === letter ? [at + 1] : [];
  if (isDigit(letter) && isDigit(word.charAt(index - 1))) return found;
  let words = 0;
  for (let next = at + 1; next < plain.length; next++) {
    if (!isWordStart(haystack, next)) continue;
    if (isOfWords(plain.charCodeAt(next))) words += 1;
    if (next === at + 1 || plain.charAt(next) !== letter) continue;
    // Words between may be left out only for more than a letter that could stand anywhere.
    const runs = word.charAt(index + 1) === plain.charAt(next + 1) && index + 1 < word.length;
    if (words <= 1 || runs) found.push(next);
  }
  const skipped =
    skips > 0 && !isDigit(letter) && plain.charAt(at + 2) === letter && /[a-z]/.test(plain.charAt(at + 1));
  if (skipped && !found.includes(at + 2)) found.push(at + 2);
  return found;
}

function occursInOrder(plain: string, word: string): boolean {
  let at = -1;
  for (let index = 0; index < word.length; index++) {
    at = plain.indexOf(word.charAt(index), at + 1);
    if (at === -1) return false;
  }
  return true;
}

function joinPlaces(indices: readonly number[]): readonly Place[] {
  const places: Place[] = [];
  for (const at of indices) {
    const last = places.at(-1);
    if (last?.end === at) places[places.length - 1] = {start: last.start, end: at + 1};
    else places.push({start: at, end: at + 1});
  }
  return places;
}

/** Small letters, digits and `_`. */
function isOfWords(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95;
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
