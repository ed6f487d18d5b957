import fc, {type Arbitrary} from 'fast-check';
import {describe, expect, it} from 'vitest';
import {settledCursor} from '../../../src/core/edit/text-edit.ts';
import {displayWidth} from '../../../src/core/text/fit.ts';
import {editedLine, lineWithCursor, lineWithMarks} from '../../../src/ui/paint/edited-line.ts';

const inside = (text: string) => text;
const marked = (text: string) => `[${text}]`;

/** Characters that terminals obey, join, reorder or do not show, among plain ones. */
const hostile: Arbitrary<string> = fc.string({
  unit: fc.constantFrom(
    ...['a', ' ', '日', '\n', '\t', '\r', '\0', '\u001B', '\u009B', '\u202E', '\u200D', '\uFE0F', '\uD83D', '\uDE00'],
    ...['e\u0301', '👨‍👩‍👧', '🇩🇪', '❤️', '\u2028', '\u00AD', '\u3164'],
  ),
  maxLength: 40,
});

describe('a line that is edited', () => {
  it.each([
    ['one\ntwo\tthree', 'one⏎two⇥three'],
    ['a\u202Eb', 'a‹U+202E›b'],
    ['a\0b', 'a‹U+0000›b'],
    ['👨‍👩', '👨‹U+200D›👩'],
    ['a  b ', 'a  b '],
  ])('shows what cannot be seen by signs: %j as %s', (text, shown) => {
    expect(editedLine(text, 40).trimEnd()).toBe(shown.trimEnd());
  });

  it('has the cursor on the sign it stands before', () => {
    expect(lineWithCursor({text: 'a\nb', cursor: 1}, 10, marked).trimEnd()).toBe('a[⏎]b');
    expect(lineWithCursor({text: 'a\tb', cursor: 2}, 10, marked).trimEnd()).toBe('a⇥[b]');
  });

  it('takes exactly its room and holds nothing that a terminal obeys, whatever it is', () => {
    fc.assert(
      fc.property(hostile, fc.nat(), fc.integer({min: 4, max: 60}), (text, at, width) => {
        const cursor = settledCursor(text, at % (text.length + 1));
        const edit = {text, cursor};
        for (const row of [
          editedLine(text, width),
          lineWithCursor(edit, width, inside),
          lineWithMarks(text, [{column: cursor, paint: inside}], width),
        ]) {
          expect(displayWidth(row)).toBe(width);
          expect(row).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202E\u200D]/u);
        }
      }),
      {numRuns: 500},
    );
  });
});
