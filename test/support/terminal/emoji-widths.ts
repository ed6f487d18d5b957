import type {IUnicodeVersionProvider} from '@xterm/headless';
import stringWidth from 'string-width';

/**
 * Character widths as today's terminals have them (the ones built into xterm.js take an emoji for one cell). A property
 * value holds the width in bits 1 and 2, and in bit 0 whether the character joins the one before it.
 */
export const emojiWidths: IUnicodeVersionProvider = {
  version: 'emoji',
  wcwidth: codePoint => toWidth(codePoint),
  charProperties(codePoint, preceding) {
    const width = toWidth(codePoint);
    const precedingWidth = (preceding >> 1) & 3;
    const joins = (width === 0 || isSkinTone(codePoint)) && precedingWidth > 0;
    return ((joins ? precedingWidth : width) << 1) | (joins ? 1 : 0);
  },
};

/** A tone of skin colours the emoji before it and takes no room of its own. */
const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;

const toWidth = (codePoint: number): 0 | 1 | 2 => {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return 0;
  if (codePoint < 0x7f) return 1;
  const width = stringWidth(String.fromCodePoint(codePoint));
  return width === 0 || width === 2 ? width : 1;
};
