import fc, {type Arbitrary} from 'fast-check';
import {describe, expect, it} from 'vitest';
import {settledCursor} from '../../../src/core/edit/text-edit.ts';
import {displayWidth} from '../../../src/core/text/fit.ts';
import {editedRows} from '../../../src/ui/paint/edited-rows.ts';

const paint = {cursor: (text: string) => `[${text}]`, sign: (text: string) => text};

function rows(text: string, cursor: number, width = 8, height = 4): readonly string[] {
  return editedRows({text, cursor}, width, height, paint).map(row => row.trimEnd());
}

const text: Arbitrary<string> = fc.string({
  unit: fc.constantFrom('a', ' ', 'word', '日', '\n', '\n', '\t', '\r', '\u001B', '\u202E', '👨‍👩‍👧', 'e\u0301', '\0'),
  maxLength: 60,
});

describe('a text that is edited in rows', () => {
  it('shows where its lines end, and breaks those that are too long', () => {
    expect(rows('one\ntwo', 0)).toEqual(['[o]ne⏎', 'two']);
    expect(rows('one\n\ttwo', 3)).toEqual(['one[⏎]', '⇥two']);
    expect(rows('one\n', 4)).toEqual(['one⏎', '[ ]']);
    expect(rows('abcdefghijk', 11)).toEqual(['abcdefg', 'hijk[ ]']);
    expect(rows('abcdefghijk', 7)).toEqual(['abcdefg', '[h]ijk']);
  });

  it('shows what is around the cursor', () => {
    const text = Array.from({length: 20}, (_, index) => `line ${index}`).join('\n');
    expect(rows(text, 0, 10)).toEqual(['[l]ine 0⏎', 'line 1⏎', 'line 2⏎', 'line 3⏎']);
    expect(rows(text, text.length, 10)).toEqual(['line 16⏎', 'line 17⏎', 'line 18⏎', 'line 19[ ]']);
    expect(rows(text, text.indexOf('9'), 10).join()).toContain('line [9]⏎');
  });

  it('answers at once in a line of megabytes', () => {
    const long = `${'x'.repeat(3_000_000)}日${'y'.repeat(3_000_000)}`;
    expect(rows(long, 3_000_000, 20).join('')).toContain('x[日]y');
  });

  it('has exactly its room, one cursor and nothing that a terminal obeys, whatever it is', () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.integer({min: 4, max: 40}),
        fc.integer({min: 2, max: 9}),
        (given, at, width, height) => {
          const cursor = settledCursor(given, at % (given.length + 1));
          const mark = (shown: string) => `\u0001${shown}\u0002`;
          const shown = editedRows({text: given, cursor}, width, height, {cursor: mark, sign: paint.sign});
          expect(shown.length).toBeLessThanOrEqual(height);
          expect(shown.join('').split('\u0001')).toHaveLength(2);
          for (const row of shown) {
            const plain = row.replace(/[\u0001\u0002]/g, '');
            expect(displayWidth(plain)).toBe(width);
            expect(plain).not.toMatch(/[\p{Cc}\u202E\u200D]/u);
          }
        },
      ),
      {numRuns: 500},
    );
  });
});
