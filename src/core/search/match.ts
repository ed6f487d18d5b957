import {findAbbreviation} from './fuzzy.ts';
import {type Haystack, isWordEnd, isWordStart, type Place} from './haystack.ts';

/** How a word is found in a text. */
export interface Match {
  /** Higher is better; every rank is above all that a lower one can have. */
  readonly score: number;
  /** It stands there as it was typed, but for what separates words (`goto` for `Go to`): it is not guessed at. */
  readonly sure: boolean;
  readonly places: readonly Place[];
}

const ranks = {
  whole: 5000,
  prefix: 4000,
  wordStart: 3000,
  inside: 2000,
  joined: 1900,
  abbreviation: 1000,
  elsewhere: 400,
};

/**
 * How a word (plain text, not empty) is found in a name: as the whole, its start, the start of a word, within, or else
 * abbreviated, in this order. Undefined when it is not.
 */
export function matchName(haystack: Haystack, word: string, literalOnly: 'literal' | 'any'): Match | undefined {
  const literal = matchLiteral(haystack, word);
  return literal !== undefined || literalOnly === 'literal' ? literal : matchAbbreviation(haystack, word);
}

function matchAbbreviation(haystack: Haystack, word: string): Match | undefined {
  const places = findAbbreviation(haystack, word);
  if (places === undefined) return undefined;
  const first = places[0]?.start ?? 0;
  const end = places.at(-1)?.end ?? 0;
  if (areJoined(haystack, places)) return {score: ranks.joined, sure: true, places};
  const span = end - first;
  const score = ranks.abbreviation - 20 * places.length - 2 * (span - word.length) - Math.min(first, 100);
  return {score: Math.max(ranks.elsewhere + 300, score), sure: false, places};
}

/** Whether only what separates words is between the places. */
function areJoined({plain}: Haystack, places: readonly Place[]): boolean {
  return places.every(({start}, index) => {
    const before = places[index - 1];
    return before === undefined || !/[\p{L}\p{N}]/u.test(plain.slice(before.end, start));
  });
}

/**
 * How well a word is found in a name, as `matchName` has it, with nothing made on the way: every key of a filter asks that of
 * thousands of names. Undefined when it is not.
 */
export function scoreName(haystack: Haystack, word: string, literalOnly: 'literal' | 'any'): number | undefined {
  const at = findLiteral(haystack, word);
  if (at !== -1) return scoreLiteral(haystack, at, at + word.length);
  return literalOnly === 'literal' ? undefined : matchAbbreviation(haystack, word)?.score;
}

/** How well a word is found in what is told of a thing beside its name: only as it was typed, and below every name. */
export function scoreElsewhere(haystack: Haystack, word: string): number | undefined {
  const at = findLiteral(haystack, word);
  if (at === -1) return undefined;
  return scoreLiteral(haystack, at, at + word.length) >= ranks.wordStart ? ranks.elsewhere : ranks.elsewhere / 2;
}

/** Where a word stands as it was typed, at its best place: the first start of a word, else the first of all; -1 when nowhere. */
export function findLiteral(haystack: Haystack, word: string): number {
  const {plain} = haystack;
  const first = plain.indexOf(word);
  if (first <= 0) return first;
  let start = -1;
  for (let at = first; at !== -1; at = plain.indexOf(word, at + 1)) {
    if (!isWordStart(haystack, at)) continue;
    if (isWordEnd(haystack, at + word.length)) return at;
    if (start === -1) start = at;
  }
  return start === -1 ? first : start;
}

function matchLiteral(haystack: Haystack, word: string): Match | undefined {
  const start = findLiteral(haystack, word);
  if (start === -1) return undefined;
  const end = start + word.length;
  return {score: scoreLiteral(haystack, start, end), sure: true, places: [{start, end}]};
}

/** A word that is not gone on with is nearer to what was meant. */
function scoreLiteral(haystack: Haystack, start: number, end: number): number {
  if (start === 0 && end === haystack.plain.length) return ranks.whole;
  const whole = isWordEnd(haystack, end) ? 100 : 0;
  if (start === 0) return ranks.prefix + whole;
  return isWordStart(haystack, start) ? ranks.wordStart + whole : ranks.inside;
}
