import stripAnsi from 'strip-ansi';

const plainAscii = /^[ -~]*$/;
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const blanks = /\r\n|[\t\n\r\v\f\u0085\u2028\u2029]/gu;

/**
 * What may not reach a terminal: control and format characters, and every other character that takes no
 * room by Unicode but a cell or two in some terminals (fillers, joiners). The joiner of an emoji family goes
 * too: terminals disagree about the width of joined emoji and agree about single ones. The text and emoji variation
 * selectors stay, for they belong to the character before them.
 */
const unprintable = /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Two of these letters are a flag of two columns in some terminals and two letters of one or two columns each in others:
 * plain letters are the same everywhere.
 */
const flagLetters = /[\u{1F1E6}-\u{1F1FF}]/gu;

/**
 * The text as one line that cannot drive a terminal: without escape sequences, control, bidi and invisible
 * characters; line breaks and tabs are spaces, half surrogate pairs are U+FFFD, flags are the two letters they are made of.
 */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text;
  const visible = stripAnsi(text).toWellFormed().replace(blanks, ' ').replace(unprintable, '');
  return visible.replace(flagLetters, toLetter);
}

function toLetter(flagLetter: string): string {
  return String.fromCodePoint((flagLetter.codePointAt(0) ?? 0) - 0x1f1e6 + 0x41);
}

/** The text's lines, each cleaned like `cleanText`; a final line break opens no line of its own. */
export function cleanLines(text: string): string[] {
  const lines = stripAnsi(text).split(lineBreak);
  if (lines.at(-1) === '') lines.pop();
  return lines.map(line => cleanText(line));
}
