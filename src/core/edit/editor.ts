import {createDocument, documentEnd, endOf, isSamePlace, type TextDocument, type TextPlace} from './document.ts';
import {type Joining, type Recorded, record, redo, undo} from './history.ts';
import {deletedRange, movedCursor, settledCursor} from './text-edit.ts';

/** A document of several lines being edited, with all that was done to it. */
export interface Editor extends Recorded {
  /** The column that moves up and down keep to through shorter lines. */
  readonly column: number;
}

/** An editor with the cursor at the end of the text. */
export function createEditor(text: string): Editor {
  const document = createDocument(text);
  const cursor = documentEnd(document);
  return {document, cursor, done: [], undone: [], joins: undefined, column: cursor.column};
}

/** The editor after a key, `page` lines being visible; undefined when it has no use for the key. */
export function applyEditorKey(editor: Editor, key: string, input: string, page: number): Editor | undefined {
  if (key === 'undo') return settle(undo(editor));
  if (key === 'redo') return settle(redo(editor));
  const vertical = verticalMove(editor, key, page);
  if (vertical !== undefined) return vertical;
  const moved = horizontalMove(editor, key);
  if (moved !== undefined) return settle({...editor, cursor: moved, joins: undefined});
  const deleted = deletion(editor, key);
  if (deleted !== undefined) return replace(editor, deleted.from, deleted.to, '', 'deleting');
  if (key === 'enter') return breakLine(editor);
  return key === input || key === 'space' ? type(editor, input) : undefined;
}

/** The editor with text inserted at the cursor, as one step. */
export function pasteIntoEditor(editor: Editor, text: string): Editor {
  return replace(editor, editor.cursor, editor.cursor, text, undefined);
}

/** The editor with another text in place of all of it, as one step that can be taken back. */
export function replaceText(editor: Editor, text: string): Editor {
  const next = replace(editor, {line: 0, column: 0}, documentEnd(editor.document), text, undefined);
  return settle({...next, cursor: {line: 0, column: 0}});
}

function replace(editor: Editor, from: TextPlace, to: TextPlace, text: string, kind: Joining | undefined): Editor {
  if (text === '' && isSamePlace(from, to)) return editor;
  return settle(record(editor, {from, to, text, kind}));
}

/** The cursor inside the text and between characters; the column to keep to is its own. */
function settle(recorded: Recorded): Editor {
  const {lines} = recorded.document;
  const line = Math.max(0, Math.min(recorded.cursor.line, lines.length - 1));
  const column = settledCursor(lines[line] ?? '', recorded.cursor.column);
  return {...recorded, cursor: {line, column}, column};
}

/** The editor with the cursor at a place, or as near to it as there is text. */
export function moveCursorTo(editor: Editor, place: TextPlace): Editor {
  return settle({...editor, cursor: place, joins: undefined});
}

function verticalMove(editor: Editor, key: string, page: number): Editor | undefined {
  const {cursor, column, document} = editor;
  const last = document.lines.length - 1;
  const by = {up: -1, down: 1, pageup: -page, pagedown: page}[key];
  if (by === undefined) return undefined;
  const line = Math.max(0, Math.min(cursor.line + by, last));
  // Past the ends there is nothing but the ends themselves.
  if (line === cursor.line) return moveCursorTo(editor, by < 0 ? {line, column: 0} : documentEnd(document));
  return {...settle({...editor, cursor: {line, column}, joins: undefined}), column};
}

const toStart = new Set(['ctrl+home', 'alt+<']);
const toEnd = new Set(['ctrl+end', 'alt+>']);
const forwards = new Set(['right', 'ctrl+f', 'alt+right', 'alt+f']);
const backwards = new Set(['left', 'ctrl+b', 'alt+left', 'alt+b']);

function horizontalMove({document, cursor}: Editor, key: string): TextPlace | undefined {
  if (toStart.has(key)) return {line: 0, column: 0};
  if (toEnd.has(key)) return documentEnd(document);
  const text = document.lines[cursor.line] ?? '';
  if (backwards.has(key) && cursor.column === 0 && cursor.line > 0) return lineEnd(document, cursor.line - 1);
  if (forwards.has(key) && cursor.column >= text.length && cursor.line < document.lines.length - 1) {
    return {line: cursor.line + 1, column: 0};
  }
  const column = movedCursor({text, cursor: cursor.column}, key);
  return column === undefined ? undefined : {line: cursor.line, column};
}

const deletesBack = new Set(['backspace', 'ctrl+h', 'ctrl+w', 'alt+backspace']);
const deletesOn = new Set(['delete', 'ctrl+d', 'ctrl+k']);

/** What a key deletes; at the ends of a line that is the break to its neighbour. */
function deletion({document, cursor}: Editor, key: string): {from: TextPlace; to: TextPlace} | undefined {
  const {line, column} = cursor;
  const text = document.lines[line] ?? '';
  if (deletesBack.has(key) && column === 0 && line > 0) return {from: lineEnd(document, line - 1), to: cursor};
  if (deletesOn.has(key) && column >= text.length && line < document.lines.length - 1) {
    return {from: cursor, to: {line: line + 1, column: 0}};
  }
  const range = deletedRange({text, cursor: column}, key);
  return range === undefined ? undefined : {from: {line, column: range.from}, to: {line, column: range.to}};
}

function lineEnd({lines}: TextDocument, line: number): TextPlace {
  return {line, column: lines[line]?.length ?? 0};
}

/** Breaks the line, indented like it, and deeper after an opening bracket; its closing one goes to a line of its own. */
function breakLine(editor: Editor): Editor {
  const {line, column} = editor.cursor;
  const text = editor.document.lines[line] ?? '';
  const before = text.slice(Math.max(0, column - longIndent), column).trimEnd();
  const indent = (/^[ \t]*/.exec(text)?.[0] ?? '').slice(0, column);
  if (!/[[{]$/.test(before)) return replace(editor, editor.cursor, editor.cursor, `\n${indent}`, undefined);
  const inner = `\n${indent}  `;
  if (!/^ *[\]}]/.test(text.slice(column, column + longIndent))) {
    return replace(editor, editor.cursor, editor.cursor, inner, undefined);
  }
  const opened = replace(editor, editor.cursor, editor.cursor, `${inner}\n${indent}`, undefined);
  return moveCursorTo(opened, endOf(editor.cursor, inner));
}

/** Characters looked at beside the cursor for a bracket: a line may be megabytes long. */
const longIndent = 200;

/** Types a text; a closing bracket at the beginning of a line goes back by one indent. */
function type(editor: Editor, input: string): Editor {
  const {line, column} = editor.cursor;
  const before = (editor.document.lines[line] ?? '').slice(0, column);
  const closes = (input === '}' || input === ']') && /^(?: {2})+$/.test(before);
  const from = closes ? {line, column: column - 2} : editor.cursor;
  return replace(editor, from, editor.cursor, input, closes ? undefined : 'typing');
}
