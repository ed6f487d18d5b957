import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {documentText} from '../../../src/core/edit/document.ts';
import {
  applyEditorKey,
  createEditor,
  type Editor,
  pasteIntoEditor,
  replaceText,
} from '../../../src/core/edit/editor.ts';

/** The editor of a text in which `|` marks the cursor. */
function at(marked: string): Editor {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const cursor = {line: before.length - 1, column: before.at(-1)?.length ?? 0};
  return {...createEditor(marked.replace('|', '')), cursor, column: cursor.column};
}

function shown({document, cursor: {line, column}}: Editor): string {
  return document.lines
    .map((text, index) => (index === line ? `${text.slice(0, column)}|${text.slice(column)}` : text))
    .join('\n');
}

function pressed(editor: Editor, ...keys: readonly string[]): Editor {
  return keys.reduce((now, key) => applyEditorKey(now, key, key === 'space' ? ' ' : key, 3) ?? now, editor);
}

describe('moving in a document', () => {
  it.each([
    ['left', 'ab\n|cd', 'ab|\ncd'],
    ['right', 'ab|\ncd', 'ab\n|cd'],
    ['alt+b', 'ab\n|cd', 'ab|\ncd'],
    ['alt+f', 'ab cd|\nef', 'ab cd\n|ef'],
    ['up', 'abc\nd|e', 'a|bc\nde'],
    ['up', 'a|bc', '|abc'],
    ['down', 'a|bc', 'abc|'],
    ['home', 'abc\nd|e', 'abc\n|de'],
    ['end', 'a|bc\nde', 'abc|\nde'],
    ['ctrl+home', 'abc\nd|e', '|abc\nde'],
    ['ctrl+end', 'a|bc\nde', 'abc\nde|'],
    ['pagedown', 'a|1\nb2\nc3\nd4\ne5', 'a1\nb2\nc3\nd|4\ne5'],
    ['pageup', 'a1\nb2\nc3\nd|4\ne5', 'a|1\nb2\nc3\nd4\ne5'],
    ['pageup', 'a1\nb|2', 'a|1\nb2'],
  ])('%s takes %j to %j', (key, from, to) => {
    expect(shown(pressed(at(from), key))).toBe(to);
  });

  it('keeps to its column through shorter lines, and never stands inside a character', () => {
    expect(shown(pressed(at('abcdef|\nx\nabcdef'), 'down', 'down'))).toBe('abcdef\nx\nabcdef|');
    expect(shown(pressed(at('ab|c\n👍🏽x'), 'down'))).toBe('abc\n|👍🏽x');
  });
});

describe('typing into a document', () => {
  it.each([
    ['backspace', 'ab\n|cd', 'ab|cd'],
    ['delete', 'ab|\ncd', 'ab|cd'],
    ['ctrl+w', 'ab\n|cd', 'ab|cd'],
    ['ctrl+k', 'ab|\ncd', 'ab|cd'],
    ['ctrl+u', 'ab\nc|d', 'ab\n|d'],
    ['enter', '  ab|cd', '  ab\n  |cd'],
    ['enter', '{|}', '{\n  |\n}'],
    ['enter', '  "a": [|', '  "a": [\n    |'],
    ['}', '{\n  |', '{\n}|'],
    ['}', '{\n  "a|"', '{\n  "a}|"'],
    ['space', 'a|b', 'a |b'],
  ])('%s makes of %j %j', (key, from, to) => {
    expect(shown(pressed(at(from), key))).toBe(to);
  });

  it('has no use for keys that mean nothing', () => {
    expect(applyEditorKey(at('a|'), 'f5', '', 3)).toBeUndefined();
    expect(applyEditorKey(at('a|'), 'tab', '\t', 3)).toBeUndefined();
  });

  it('takes a paste of any size whole', () => {
    const pasted = Array.from({length: 300_000}, (_, index) => `{"line":\t${index}}`).join('\r\n');
    const editor = pasteIntoEditor(at('[|]'), pasted);
    expect(documentText(editor.document) === `[${pasted}]`).toBe(true);
    expect(documentText(pressed(editor, 'undo').document)).toBe('[]');
  });
});

describe('undo', () => {
  it('takes back a word at once, and does it again', () => {
    const typed = pressed(at('|'), 'o', 'n', 'e', 'space', 't', 'w', 'o');
    expect(shown(pressed(typed, 'undo'))).toBe('one |');
    expect(shown(pressed(typed, 'undo', 'undo'))).toBe('|');
    expect(shown(pressed(typed, 'undo', 'undo', 'undo', 'redo', 'redo'))).toBe('one two|');
    expect(shown(pressed(typed, 'undo', 'x', 'redo'))).toBe('one x|');
  });

  it('takes back deletions in a row at once, but not what was typed before them', () => {
    const deleted = pressed(at('|'), 'a', 'b', 'c', 'backspace', 'backspace');
    expect(shown(pressed(deleted, 'undo'))).toBe('abc|');
    expect(shown(pressed(at('|abc'), 'delete', 'delete', 'undo'))).toBe('|abc');
  });

  it('begins anew after a move', () => {
    const typed = pressed(at('|'), 'a', 'left', 'b');
    expect(shown(pressed(typed, 'undo'))).toBe('|a');
  });

  it('brings back a text that another took the place of', () => {
    const replaced = replaceText(at('{"mine":| 1}'), '[\n]');
    expect(shown(replaced)).toBe('|[\n]');
    expect(shown(pressed(replaced, 'undo'))).toBe('{"mine":| 1}');
  });
});

describe('whatever is typed', () => {
  const keys = [
    'left',
    'right',
    'up',
    'down',
    'home',
    'end',
    'backspace',
    'delete',
    'enter',
    'ctrl+w',
    'ctrl+k',
    'ctrl+u',
  ];
  const step = fc.oneof(
    fc.constantFrom(...keys, 'undo', 'redo', 'pageup', 'pagedown', 'alt+b', 'alt+f'),
    fc.constantFrom('a', '{', '}', '"', '日', '👍🏽', 'space'),
    fc.constantFrom('x\ny', '', '\n', '\r\n\t', 'a\u200D\u202E\0', 'é\u0301').map(text => ({text})),
  );
  const apply = (editor: Editor, key: string | {text: string}) =>
    typeof key === 'string' ? pressed(editor, key) : pasteIntoEditor(editor, key.text);

  it('the size is that of the text, the cursor in it, and undo and redo lead back and forth', () => {
    fc.assert(
      fc.property(fc.array(step, {maxLength: 40}), steps => {
        const editor = steps.reduce(apply, createEditor('{\n  "a": 1\n}'));
        const text = documentText(editor.document);
        expect(editor.document.bytes).toBe(new TextEncoder().encode(text).byteLength);
        expect(editor.document.lines[editor.cursor.line]?.length).toBeGreaterThanOrEqual(editor.cursor.column);
        const first = editor.done.reduce(now => pressed(now, 'undo'), editor);
        expect(documentText(first.document)).toBe('{\n  "a": 1\n}');
        const last = first.undone.reduce(now => pressed(now, 'redo'), first);
        expect(last.undone).toEqual([]);
        expect(documentText(editor.done.reduce(now => pressed(now, 'redo'), first).document)).toBe(text);
      }),
    );
  });
});
