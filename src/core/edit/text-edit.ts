/** Text being edited: lines are separated by `\n`; `cursor` counts UTF-16 units and stands between graphemes. */
export interface TextEdit {
  readonly text: string;
  readonly cursor: number;
}

/** The text with the cursor at its end. */
export function toTextEdit(text: string): TextEdit {
  return {text, cursor: text.length};
}

/** The text with `inserted` at the cursor, as typed or pasted. Line breaks become `\n`, or spaces in a single line. */
export function insertText(edit: TextEdit, inserted: string, lines: 'single' | 'multiple'): TextEdit {
  const unified = inserted.replace(/\r\n?/g, '\n').replace(/\t/g, '  ');
  const safe = [...unified].filter(character => character === '\n' || !/[\p{Cc}\p{Cf}]/u.test(character)).join('');
  const text = lines === 'single' ? safe.replace(/\n+/g, ' ') : safe;
  return {
    text: edit.text.slice(0, edit.cursor) + text + edit.text.slice(edit.cursor),
    cursor: edit.cursor + text.length,
  };
}

/** The text after an editing key, or undefined when the key is none: cursor, Home/End, word and line deletions of readline. */
export function applyEditKey(edit: TextEdit, key: string, lines: 'single' | 'multiple'): TextEdit | undefined {
  const {text, cursor} = edit;
  const move = moves[key];
  if (move !== undefined) return {text, cursor: move(text, cursor)};
  const range = deletions[key]?.(text, cursor);
  if (range !== undefined) return {text: text.slice(0, range.from) + text.slice(range.to), cursor: range.from};
  if (lines === 'single') return undefined;
  if (key === 'enter') return insertText(edit, '\n', lines);
  const start = lineStart(text, cursor);
  const end = lineEnd(text, cursor);
  if (key === 'up' && start > 0) return {text, cursor: sameColumn(text, cursor - start, lineStart(text, start - 1))};
  if (key === 'down' && end < text.length) return {text, cursor: sameColumn(text, cursor - start, end + 1)};
  return undefined;
}

const moves: Readonly<Record<string, (text: string, cursor: number) => number>> = {
  left: before,
  'ctrl+b': before,
  right: after,
  'ctrl+f': after,
  'alt+left': wordStart,
  'alt+b': wordStart,
  'alt+right': wordEnd,
  'alt+f': wordEnd,
  home: lineStart,
  'ctrl+a': lineStart,
  end: lineEnd,
  'ctrl+e': lineEnd,
};

const deletions: Readonly<Record<string, (text: string, cursor: number) => {from: number; to: number}>> = {
  backspace: (text, cursor) => ({from: before(text, cursor), to: cursor}),
  'ctrl+h': (text, cursor) => ({from: before(text, cursor), to: cursor}),
  delete: (text, cursor) => ({from: cursor, to: after(text, cursor)}),
  'ctrl+d': (text, cursor) => ({from: cursor, to: after(text, cursor)}),
  'ctrl+w': (text, cursor) => ({from: wordStart(text, cursor), to: cursor}),
  'alt+backspace': (text, cursor) => ({from: wordStart(text, cursor), to: cursor}),
  'ctrl+u': (text, cursor) => ({from: lineStart(text, cursor), to: cursor}),
  'ctrl+k': (text, cursor) => {
    const end = lineEnd(text, cursor);
    return {from: cursor, to: end === cursor ? after(text, cursor) : end};
  },
};

/** Line and column of the cursor, counted from 0; the column in UTF-16 units. */
export function cursorPlace({text, cursor}: TextEdit): {line: number; column: number} {
  const before = text.slice(0, cursor);
  return {line: before.split('\n').length - 1, column: cursor - lineStart(text, cursor)};
}

let segmenter: Intl.Segmenter | undefined;

/** The first Intl.Segmenter costs tens of milliseconds: made when something beside ASCII is edited. */
function graphemes(text: string): string[] {
  if (/^[\n -~]*$/.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
  return Array.from(segmenter.segment(text), ({segment}) => segment);
}

function before(text: string, cursor: number): number {
  if (cursor === 0) return 0;
  const from = Math.max(lineStart(text, cursor), cursor - 64);
  if (from === cursor) return cursor - 1;
  return cursor - (graphemes(text.slice(from, cursor)).at(-1)?.length ?? 1);
}

function after(text: string, cursor: number): number {
  if (cursor >= text.length) return cursor;
  return cursor + (graphemes(text.slice(cursor, cursor + 64))[0]?.length ?? 1);
}

function wordStart(text: string, cursor: number): number {
  return text.slice(0, cursor).replace(/[\p{L}\p{N}_]*[^\p{L}\p{N}_]*$/u, '').length;
}

function wordEnd(text: string, cursor: number): number {
  return cursor + (/^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u.exec(text.slice(cursor))?.[0].length ?? 0);
}

function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

function sameColumn(text: string, column: number, start: number): number {
  const wanted = Math.min(start + column, lineEnd(text, start));
  const at = text.charCodeAt(wanted);
  // Never between the halves of a surrogate pair.
  return at >= 0xdc00 && at <= 0xdfff ? wanted - 1 : wanted;
}
