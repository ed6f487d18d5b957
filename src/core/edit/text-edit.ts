/** Text being edited: lines are separated by `\n`; `cursor` counts UTF-16 units and stands between graphemes. */
export interface TextEdit {
  readonly text: string;
  readonly cursor: number;
}

/** The text with the cursor at its end. */
export function toTextEdit(text: string): TextEdit {
  return {text, cursor: text.length};
}

/** The text with `inserted` at the cursor, every character of it: what is typed or pasted is data. */
export function insertText({text, cursor}: TextEdit, inserted: string): TextEdit {
  return settled(text.slice(0, cursor) + inserted + text.slice(cursor), cursor + inserted.length);
}

/**
 * The same in a line that is looked for or asked with, and not sent: line breaks and tabs become blanks, other control
 * characters are left out.
 */
export function insertInLine(edit: TextEdit, inserted: string): TextEdit {
  return insertText(edit, inserted.replace(/[\r\n]+|\t/g, ' ').replace(/\p{Cc}/gu, ''));
}

/** The text after an editing key, or undefined when the key is none: cursor, Home/End, word and line deletions of readline. */
export function applyEditKey(edit: TextEdit, key: string, lines: 'single' | 'multiple'): TextEdit | undefined {
  const {text, cursor} = edit;
  const moved = movedCursor(edit, key);
  if (moved !== undefined) return settled(text, moved);
  const range = deletedRange(edit, key);
  if (range !== undefined) return settled(text.slice(0, range.from) + text.slice(range.to), range.from);
  if (lines === 'single') return undefined;
  if (key === 'enter') return insertText(edit, '\n');
  const start = lineStart(text, cursor);
  const end = lineEnd(text, cursor);
  if (key === 'up' && start > 0) return settled(text, sameColumn(text, cursor - start, lineStart(text, start - 1)));
  if (key === 'down' && end < text.length) return settled(text, sameColumn(text, cursor - start, end + 1));
  return undefined;
}

/** The text after a key in a single line: edited, or with what the key types; undefined when the key does neither. */
export function typeInLine(edit: TextEdit, key: string, input: string): TextEdit | undefined {
  const typed = key === input || key === 'space' ? insertInLine(edit, input) : undefined;
  return applyEditKey(edit, key, 'single') ?? typed;
}

/** Where a key takes the cursor within its line, or undefined when the key moves nothing. */
export function movedCursor({text, cursor}: TextEdit, key: string): number | undefined {
  return moves.find(({keys}) => keys.includes(key))?.effect(text, cursor);
}

/** What a key deletes of the text, which may be nothing; undefined when the key deletes nothing ever. */
export function deletedRange({text, cursor}: TextEdit, key: string): {from: number; to: number} | undefined {
  return deletions.find(({keys}) => keys.includes(key))?.effect(text, cursor);
}

/** The place at or before `cursor` at which a cursor may stand: never inside a character. */
export function settledCursor(text: string, cursor: number): number {
  return settled(text, cursor).cursor;
}

interface EditKeys<Effect> {
  readonly title: string;
  readonly keys: readonly string[];
  readonly effect: (text: string, cursor: number) => Effect;
}

const moves: readonly EditKeys<number>[] = [
  {title: 'One character left', keys: ['left', 'ctrl+b'], effect: before},
  {title: 'One character right', keys: ['right', 'ctrl+f'], effect: after},
  {title: 'One word left', keys: ['alt+left', 'alt+b'], effect: wordStart},
  {title: 'One word right', keys: ['alt+right', 'alt+f'], effect: wordEnd},
  {title: 'To the start of the line', keys: ['home', 'ctrl+a'], effect: lineStart},
  {title: 'To the end of the line', keys: ['end', 'ctrl+e'], effect: lineEnd},
];

const deletions: readonly EditKeys<{from: number; to: number}>[] = [
  {
    title: 'Delete the character before',
    keys: ['backspace', 'ctrl+h'],
    effect: (text, cursor) => ({from: before(text, cursor), to: cursor}),
  },
  {
    title: 'Delete the character after',
    keys: ['delete', 'ctrl+d'],
    effect: (text, cursor) => ({from: cursor, to: after(text, cursor)}),
  },
  {
    title: 'Delete the word before',
    keys: ['ctrl+w', 'alt+backspace'],
    effect: (text, cursor) => ({from: wordStart(text, cursor), to: cursor}),
  },
  {
    title: 'Delete to the start of the line',
    keys: ['ctrl+u'],
    effect: (text, cursor) => ({from: lineStart(text, cursor), to: cursor}),
  },
  {
    title: 'Delete to the end of the line',
    keys: ['ctrl+k'],
    effect: (text, cursor) => {
      const end = lineEnd(text, cursor);
      return {from: cursor, to: end === cursor ? after(text, cursor) : end};
    },
  },
];

/** What keys do wherever text is typed, unless a place has another use for them. */
export const editKeys: readonly Pick<EditKeys<unknown>, 'title' | 'keys'>[] = [...moves, ...deletions];

/** A line cut at the cursor: what is before it, the character it stands before (none at the end), what is after that. */
export function splitAtCursor({text, cursor}: TextEdit): readonly [before: string, at: string, after: string] {
  const next = after(text, cursor);
  return [text.slice(0, cursor), text.slice(cursor, next), text.slice(next)];
}

/** Line and column of the cursor, counted from 0; the column in UTF-16 units. */
export function cursorPlace({text, cursor}: TextEdit): {line: number; column: number} {
  const before = text.slice(0, cursor);
  return {line: before.split('\n').length - 1, column: cursor - lineStart(text, cursor)};
}

/** An edit whose cursor stands before the character it would stand in: what is typed can join what is beside it. */
function settled(text: string, cursor: number): TextEdit {
  return {text, cursor: cursor >= text.length ? text.length : characterAt(text, cursor).from};
}

let segmenter: Intl.Segmenter | undefined;

/** UTF-16 units looked at on either side to find where a character begins and ends; a document's line may be long. */
const reach = 256;

/** The grapheme that holds the unit at `index`; a line break is one by itself. */
function characterAt(text: string, index: number): {from: number; to: number} {
  const from = Math.max(lineStart(text, index), index - reach);
  const part = text.slice(from, Math.min(lineEnd(text, index), index + reach));
  // The first Intl.Segmenter costs tens of milliseconds: made when something beside ASCII is edited.
  if (/^[ -~]*$/.test(part)) return {from: index, to: index + 1};
  segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
  const found = segmenter.segment(part).containing(index - from);
  if (found === undefined) return {from: index, to: index + 1};
  return {from: from + found.index, to: from + found.index + found.segment.length};
}

function before(text: string, cursor: number): number {
  return cursor === 0 ? 0 : characterAt(text, cursor - 1).from;
}

function after(text: string, cursor: number): number {
  return cursor >= text.length ? cursor : characterAt(text, cursor).to;
}

const inWord = /[\p{L}\p{M}\p{N}_]/u;

/** Goes back by code points: a search for the word's start from the left takes minutes in a document with a long word. */
function wordStart(text: string, cursor: number): number {
  let at = cursor;
  const skip = (isWord: boolean) => {
    while (at > 0) {
      const from = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? at - 2 : at - 1;
      if (inWord.test(text.slice(from, at)) !== isWord) return;
      at = from;
    }
  };
  skip(false);
  skip(true);
  return at;
}

function wordEnd(text: string, cursor: number): number {
  return cursor + (/^[^\p{L}\p{M}\p{N}_]*[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(cursor))?.[0].length ?? 0);
}

function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

function sameColumn(text: string, column: number, start: number): number {
  return Math.min(start + column, lineEnd(text, start));
}
