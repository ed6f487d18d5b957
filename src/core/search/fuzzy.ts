/** A text prepared for matching; made once an entry. */
export interface Haystack {
  readonly text: string;
  /** The same in small letters without accents: what is searched. */
  readonly plain: string;
}

const consecutive = 4;
const boundary = 8;
const perCharacter = 16;
const gapStart = 3;
const gapGoesOn = 1;

/** Prepares a text for matching. */
export function buildHaystack(text: string): Haystack {
  return {text, plain: foldText(text)};
}

/** Small letters without accents, so that `naive` finds `Naïve`. */
export function foldText(text: string): string {
  const small = text.toLowerCase();
  return /^[ -~]*$/.test(small)
    ? small
    : small
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');
}

/**
 * How well a word (plain text, not empty) is found, or -1 when its characters do not occur in this order. As in fzf, a
 * match scores by its characters, starts of words and unbroken runs, and loses by gaps.
 */
export function scoreMatch({text, plain}: Haystack, word: string): number {
  const start = findLiteral(plain, word);
  if (start !== -1) return scoreRange(text, plain, word, start);
  const end = findEnd(plain, word);
  return end === -1 ? -1 : scoreRange(text, plain, word, findStart(plain, word, end));
}

/** Where the word stands whole, at the start of a word if there is such a place. */
function findLiteral(plain: string, word: string): number {
  const first = plain.indexOf(word);
  for (let at = first; at !== -1; at = plain.indexOf(word, at + 1)) if (isSeparator(plain, at - 1)) return at;
  return first;
}

/** Index of the last character of the first match, or -1. */
function findEnd(plain: string, word: string): number {
  let at = -1;
  for (let index = 0; index < word.length; index++) {
    at = plain.indexOf(word.charAt(index), at + 1);
    if (at === -1) return -1;
  }
  return at;
}

/** From the end backwards: the start of the shortest match that ends there. */
function findStart(plain: string, word: string, end: number): number {
  let at = end;
  for (let index = word.length - 2; index >= 0; index--) at = plain.lastIndexOf(word.charAt(index), at - 1);
  return at;
}

function scoreRange(text: string, plain: string, word: string, start: number): number {
  let score = 0;
  let before = start - 1;
  let runBonus = 0;
  for (let index = 0, at = start; index < word.length; index++, at++) {
    at = plain.indexOf(word.charAt(index), at);
    const gap = at - before - 1;
    const own = isWordStart(text, plain, at) ? boundary : 0;
    if (index === 0 || gap > 0) runBonus = own;
    const bonus = index > 0 && gap === 0 ? Math.max(own, consecutive, runBonus) : own;
    score += perCharacter + (index === 0 ? 2 * bonus : bonus) - (gap > 0 ? gapStart + (gap - 1) * gapGoesOn : 0);
    before = at;
  }
  return Math.max(0, score);
}

function isWordStart(text: string, plain: string, at: number): boolean {
  if (isSeparator(plain, at - 1)) return true;
  // Accents that were taken away may have moved what follows.
  return text.length === plain.length && isCapital(text.charCodeAt(at)) && !isCapital(text.charCodeAt(at - 1));
}

function isSeparator(plain: string, at: number): boolean {
  if (at < 0) return true;
  const unit = plain.charCodeAt(at);
  const isLetter = unit >= 97 && unit <= 122;
  const isDigit = unit >= 48 && unit <= 57;
  return !isLetter && !isDigit && unit < 128;
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}
