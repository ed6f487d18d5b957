import fc, {type Arbitrary} from 'fast-check';
import {cleanText} from '../../../src/core/text/clean.ts';

/** Pieces whose width is not their length: wide, combining, emoji of several code points, regional indicators. */
const pieces = ['a', 'Z', '-', ' ', '日', '本', 'é', 'e\u0301', '👍', '👍🏽', '🇩🇪', '❤️', 'क्षि', 'ﾊﾟ', 'ä', '…', '한'];

/** One line of text as it reaches the views: anything a server could send, cleaned. */
export const cleanedText: Arbitrary<string> = fc
  .oneof(
    fc.string({unit: fc.constantFrom(...pieces), maxLength: 30}),
    fc.string({unit: 'grapheme', maxLength: 20}),
    fc.string({unit: 'binary', maxLength: 20}),
    fc.string({maxLength: 40}),
  )
  .map(cleanText);
