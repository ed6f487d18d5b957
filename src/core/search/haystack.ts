/** A part of a text: from `start`, before `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text prepared for matching; made once an entry. */
export interface Haystack {
  readonly text: string;
  /** The same in small letters without accents: what is searched. */
  readonly plain: string;
}

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

/** Whether a word of the text starts at this index: after anything that is no letter or digit, or at a capital. */
export function isWordStart({text, plain}: Haystack, at: number): boolean {
  if (isSeparator(plain, at - 1)) return true;
  // Accents that were taken away may have moved what follows.
  return text.length === plain.length && isCapital(text.charCodeAt(at)) && !isCapital(text.charCodeAt(at - 1));
}

/** Whether a word of the text ends before this index. */
export function isWordEnd(haystack: Haystack, at: number): boolean {
  return at >= haystack.plain.length || isSeparator(haystack.plain, at) || isWordStart(haystack, at);
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
