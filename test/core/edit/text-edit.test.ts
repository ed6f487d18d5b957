import fc, {type Arbitrary} from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  applyEditKey,
  cursorPlace,
  insertInLine,
  insertText,
  type TextEdit,
  toTextEdit,
} from '../../../src/core/edit/text-edit.ts';

const keys = [
  ...['left', 'right', 'home', 'end', 'up', 'down', 'backspace', 'delete', 'enter'],
  ...['ctrl+a', 'ctrl+e', 'ctrl+b', 'ctrl+f', 'ctrl+h', 'ctrl+d', 'ctrl+w', 'ctrl+u', 'ctrl+k'],
  ...['alt+left', 'alt+right', 'alt+b', 'alt+f', 'alt+backspace'],
];

/** Characters of one to many code points, and blanks. */
const characters = ['a', 'b', '1', ' ', '-', '"', '日', '👍', '👍🏽', '🇩🇪', '👨‍👩‍👧', 'e\u0301', 'क्षि', '❤️', '1️⃣'];

/** What terminals obey, join or do not show, and halves of characters. */
const unusual = ['\n', '\r', '\t', '\0', '\u001B', '\u200D', '\u202E', '\u2028', '"', '\\', '\uD83D', '\uDC4D'];

const text: Arbitrary<string> = fc.oneof(
  fc.string({unit: fc.constantFrom(...characters, '\n'), maxLength: 25}),
  fc.string({unit: 'grapheme', maxLength: 15}),
);

type Step = {readonly key: string} | {readonly typed: string};

const steps: Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.constantFrom(...keys).map(key => ({key})),
    fc.constantFrom(...characters).map(typed => ({typed})),
    text.map(typed => ({typed})),
  ),
  {maxLength: 30},
);

function edited(start: string, cursor: number): TextEdit {
  return {text: start, cursor};
}

/** The text after keys, `|` standing for the cursor before and after. */
function pressed(marked: string, key: string, lines: 'single' | 'multiple' = 'single'): string | undefined {
  const cursor = marked.indexOf('|');
  const result = applyEditKey(edited(marked.replace('|', ''), cursor), key, lines);
  return result && `${result.text.slice(0, result.cursor)}|${result.text.slice(result.cursor)}`;
}

describe('editing keys', () => {
  it.each([
    ['ab|c', 'left', 'a|bc'],
    ['|abc', 'left', '|abc'],
    ['ab|c', 'right', 'abc|'],
    ['abc|', 'right', 'abc|'],
    ['ab|c', 'home', '|abc'],
    ['ab|c', 'ctrl+a', '|abc'],
    ['ab|c', 'end', 'abc|'],
    ['ab|c', 'ctrl+e', 'abc|'],
    ['ab|c', 'backspace', 'a|c'],
    ['|abc', 'backspace', '|abc'],
    ['ab|c', 'delete', 'ab|'],
    ['abc|', 'ctrl+d', 'abc|'],
    ['one two|', 'ctrl+w', 'one |'],
    ['one two |', 'alt+backspace', 'one |'],
    ['one two|', 'alt+b', 'one |two'],
    ['|one two', 'alt+f', 'one| two'],
    ['one| two', 'alt+right', 'one two|'],
    ['one t|wo', 'ctrl+u', '|wo'],
    ['one t|wo', 'ctrl+k', 'one t|'],
    ['grün straße|', 'ctrl+w', 'grün |'],
  ])('take %s with %s to %s', (before, key, wanted) => {
    expect(pressed(before, key)).toBe(wanted);
  });

  it.each([
    ['👍🏽|', 'backspace', '|'],
    ['|🇩🇪🇫🇷', 'delete', '|🇫🇷'],
    ['a👨‍👩‍👧|b', 'left', 'a|👨‍👩‍👧b'],
    ['|e\u0301x', 'right', 'e\u0301|x'],
    ['|e\u0301x y', 'alt+f', 'e\u0301x| y'],
    ['e\u0301x|', 'ctrl+w', '|'],
    ['हिन्दी भाषा|', 'ctrl+w', 'हिन्दी |'],
  ])('treat a character of several code points as one: %s with %s is %s', (before, key, wanted) => {
    expect(pressed(before, key)).toBe(wanted);
  });

  it.each([
    ['one\ntwo|', 'up', 'one|\ntwo'],
    ['longer\nab|', 'up', 'lo|nger\nab'],
    ['longer|\nab', 'down', 'longer\nab|'],
    ['one\n|two', 'left', 'one|\ntwo'],
    ['one|\ntwo', 'delete', 'one|two'],
    ['one\n|two', 'backspace', 'one|two'],
    ['one|\ntwo', 'ctrl+k', 'one|two'],
    ['one\nt|wo', 'home', 'one\n|two'],
    ['o|ne\ntwo', 'end', 'one|\ntwo'],
    ['one|', 'enter', 'one\n|'],
    ['👍👍\na|', 'up', '|👍👍\na'],
    ['xe\u0301\nab|', 'up', 'x|e\u0301\nab'],
  ])('move between the lines of a document: %j with %s is %j', (before, key, wanted) => {
    expect(pressed(before, key, 'multiple')).toBe(wanted);
  });

  it('leave to others what a text has no use for', () => {
    expect(pressed('abc|', 'enter')).toBeUndefined();
    expect(pressed('abc|', 'up', 'multiple')).toBeUndefined();
    expect(pressed('abc|', 'down', 'multiple')).toBeUndefined();
    expect(pressed('abc|', 'tab', 'multiple')).toBeUndefined();
    expect(pressed('abc|', 'x')).toBeUndefined();
  });
});

it('finds the word before the cursor in a document with a megabyte in one word', () => {
  const start = `{"data": "${'QUJD'.repeat(250_000)}", "kind": "order`;
  expect(applyEditKey(toTextEdit(start), 'ctrl+w', 'multiple')?.text).toBe(start.slice(0, -'order'.length));
});

describe('typing and pasting', () => {
  it('puts the text at the cursor', () => {
    expect(insertText(edited('ac', 1), 'b')).toEqual({text: 'abc', cursor: 2});
  });

  it('keeps every character of what is data', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.string({unit: fc.constantFrom(...unusual)}), (start, typed) => {
        expect(insertText(toTextEdit(start), typed).text).toBe(start + typed);
      }),
    );
  });

  it('makes one line of what is looked for or asked with, and leaves out what drives a terminal', () => {
    expect(insertInLine(toTextEdit(''), 'a\r\nb\n\nc\td').text).toBe('a b c d');
    expect(insertInLine(toTextEdit(''), '\u001B[31mred\u0007\0').text).toBe('[31mred');
  });
});

describe('any sequence of keys', () => {
  const run = (
    start: string,
    taken: readonly Step[],
    lines: 'single' | 'multiple',
    check: (edit: TextEdit) => void,
  ) => {
    const insert = lines === 'single' ? insertInLine : insertText;
    let edit = insert(toTextEdit(''), start);
    for (const step of taken) {
      edit = 'key' in step ? (applyEditKey(edit, step.key, lines) ?? edit) : insert(edit, step.typed);
      check(edit);
    }
  };

  it('keeps the cursor within the text and between whole characters', () => {
    fc.assert(
      fc.property(text, steps, fc.constantFrom('single', 'multiple'), (start, taken, lines) => {
        run(start, taken, lines, edit => {
          expect(edit.cursor).toBeGreaterThanOrEqual(0);
          expect(edit.cursor).toBeLessThanOrEqual(edit.text.length);
          expect(isBoundary(edit)).toBe(true);
        });
      }),
      {numRuns: 1000},
    );
  });

  it('never leaves half a character behind', () => {
    fc.assert(
      fc.property(text, steps, fc.constantFrom('single', 'multiple'), (start, taken, lines) => {
        run(start, taken, lines, edit => expect(edit.text.isWellFormed()).toBe(true));
      }),
      {numRuns: 300},
    );
  });

  it('keeps a single line single', () => {
    fc.assert(
      fc.property(text, steps, (start, taken) => {
        run(start, taken, 'single', edit => expect(edit.text).not.toContain('\n'));
      }),
    );
  });

  it('leads left and right through the same places', () => {
    fc.assert(
      fc.property(text, start => {
        const first = {...insertText(toTextEdit(''), start), cursor: 0};
        const places = [first.cursor];
        for (let edit = first; ; ) {
          const next = applyEditKey(edit, 'right', 'multiple');
          if (next === undefined || next.cursor === edit.cursor) break;
          places.push(next.cursor);
          edit = next;
        }
        const back = [];
        for (let edit = toTextEdit(first.text); ; ) {
          back.unshift(edit.cursor);
          const next = applyEditKey(edit, 'left', 'multiple');
          if (next === undefined || next.cursor === edit.cursor) break;
          edit = next;
        }
        expect(back).toEqual(places);
      }),
    );
  });
});

describe('the place of the cursor', () => {
  it('counts lines and columns from 0', () => {
    expect(cursorPlace(edited('one\ntwo', 0))).toEqual({line: 0, column: 0});
    expect(cursorPlace(edited('one\ntwo', 3))).toEqual({line: 0, column: 3});
    expect(cursorPlace(edited('one\ntwo', 4))).toEqual({line: 1, column: 0});
    expect(cursorPlace(toTextEdit('one\ntwo'))).toEqual({line: 1, column: 3});
  });
});

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});

function isBoundary({text: whole, cursor}: TextEdit): boolean {
  if (cursor === 0 || cursor === whole.length) return true;
  return segmenter.segment(whole).containing(cursor)?.index === cursor;
}
