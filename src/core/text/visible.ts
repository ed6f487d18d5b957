/** The signs for what is not seen. */
const signs: Readonly<Record<string, string>> = {'\n': '⏎', '\t': '⇥', '\r': '␍'};

/**
 * Characters that are not seen, or that look like others: controls, format characters, fillers, blanks of other widths,
 * halves of surrogate pairs, letters of flags, which terminals disagree on; and the signs themselves.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{1F1E6}-\u{1F1FF}⏎⇥␍␣‹›]|(?! )\p{Zs}| {2,}|^ | $/gu;

/**
 * The text in one line in which everything is seen: line breaks and tabs by the signs ⏎ and ⇥, blanks that are easily
 * missed by ␣, other characters that are not seen by their number, e.g. ‹U+200B›. Different texts are shown differently.
 */
export function showVisibly(text: string): string {
  return text.replaceAll(unseen, found => (found.startsWith(' ') ? '␣'.repeat(found.length) : showUnseen(found)));
}

/** The same with every character beside ASCII by its number: for two texts that look alike otherwise. */
export function showByNumbers(text: string): string {
  return showVisibly(text).replaceAll(/[^ -~⏎⇥␍␣‹›]/gu, showNumber);
}

const plainAscii = /^[ -~]*$/;

/** What may not stand in a row: controls, breaks, and whatever takes no room in one terminal but some in another. */
const unseenInRow = /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{1F1E6}-\u{1F1FF}]/gu;

/**
 * Any text as a row of the screen shows it, so that nothing of it drives the terminal or leaves its row: line breaks, tabs and
 * other controls are signs; joiners, bidi marks and fillers, of which terminals disagree, are left out; flags are their letters.
 */
export function showInRow(text: string): string {
  return plainAscii.test(text) ? text : text.toWellFormed().replaceAll(unseenInRow, showInvisible);
}

function showInvisible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= firstFlagLetter) return String.fromCodePoint(code - firstFlagLetter + 0x41);
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(character) ? showUnseen(character) : '';
}

/** A and B of these are the flag of a country in one terminal and two letters in another. */
const firstFlagLetter = 0x1f1e6;

/** Controls, and whatever takes no room of its own; the selectors of emoji stay with the character before them. */
const unseenInEdit =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{1F1E6}-\u{1F1FF}]/gu;

/** A text that is being edited: each character of it is seen as in `showVisibly`, but blanks and signs are themselves. */
export function showEdited(text: string): string {
  return plainAscii.test(text) ? text : text.replaceAll(unseenInEdit, showUnseen);
}

function showUnseen(character: string): string {
  return signs[character] ?? showNumber(character);
}

function showNumber(character: string): string {
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
