import stringWidth from 'string-width';

/**
 * Characters of which each is one of its own and one column wide unless one of another kind follows: ASCII, Latin letters, dashes,
 * dots, arrows, lines, blocks, two marks, braille.
 */
const plain =
  /^[ -~\xA1-\xAC\xAE-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u2319\u2320-\u2328\u2500-\u25FC\u2713\u2717\u2800-\u28FF]*$/;

/** Whether a text is made of characters of one column alone, of which all terminals know how wide they are. */
export const isPlain = (text: string): boolean => isAscii(text) || plain.test(text);

/** Whether a text is ASCII: other characters are two columns wide in some terminals, set up for East Asia. */
export const isAscii = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
};

const widths = new Map<string, number>();

/** Columns of one character, as a reader counts them: 0, 1 or 2, for some scripts more. */
export const measureCharacter = (character: string): number => {
  let width = widths.get(character);
  if (width === undefined) {
    width = stringWidth(character);
    if (widths.size > 4096) widths.clear();
    widths.set(character, width);
  }
  return width;
};

/** Columns that a character may take in a terminal that knows nothing of what joins its parts. */
export const measureReach = (character: string): number => {
  if (isPlain(character)) return character.length;
  let reach = 0;
  for (const part of character) reach += part < '\u0300' ? 1 : 2;
  return reach;
};
