import fc, {type Arbitrary} from 'fast-check';
import {cleanText} from '../../../src/core/text/clean.ts';

/** Pieces whose width is not their length: wide, combining, emoji of several code points, regional indicators. */
const pieces = ['a', 'Z', '-', ' ', '日', '本', 'é', 'e\u0301', '👍', '👍🏽', '🇩🇪', '❤️', 'क्षि', 'ﾊﾟ', 'ä', '…', '한'];

/** What terminals obey, break lines at, reorder by, join by, or show as nothing. */
const hostile = [
  '\n',
  '\r\n',
  '\t',
  '\u001B[31m',
  '\u001B]0;x\u0007',
  '\u009B2J',
  '\0',
  '\u2028',
  '\u202E',
  '\u200D',
  '\u3164',
  '\uD83D',
];

/** Any text that something could send. */
export const anyText: Arbitrary<string> = fc.oneof(
  fc.string({unit: fc.constantFrom(...pieces, ...hostile), maxLength: 30}),
  fc.string({unit: 'grapheme', maxLength: 20}),
  fc.string({unit: 'binary', maxLength: 20}),
  fc.string({maxLength: 40}),
);

/** One line of such a text as it reaches the views, cleaned. */
export const cleanedText: Arbitrary<string> = anyText.map(cleanText);

/** What no row of a screen may hold. */
export const drivesTerminal = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200B-\u200F]/u;
