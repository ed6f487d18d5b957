import type {TextEdit} from '../edit/text-edit.ts';
import {formatSize} from '../format/size.ts';
import type {Move} from '../keys/moves.ts';
import type {Problem} from '../problem.ts';
import {createHexLines} from '../run/hex-lines.ts';
import {moveTo, scrollTo} from '../table/scroll.ts';
import {buildSourceText, lineSpan, readContent, type SourceText} from './source-text.ts';
import type {Syntax} from './syntax.ts';
import {layOutText, type TextRows} from './text-rows.ts';

/** What is known of a file's content. */
export type ReadingFile =
  | {readonly state: 'reading'}
  /** So many bytes would have to be fetched, which is asked first. */
  | {readonly state: 'asks'; readonly bytes: number}
  | {readonly state: 'failed'; readonly problem: Problem}
  | {
      readonly state: 'read';
      readonly text: SourceText;
      readonly syntax: Syntax | undefined;
      readonly bytes: Uint8Array;
    };

/** What is looked for in a file. */
export interface FileSearch {
  /** The line that is typed; undefined once it is kept. */
  readonly edit: TextEdit | undefined;
  readonly query: string;
  /** Where it begins; undefined while it is looked for. */
  readonly found: readonly number[] | undefined;
}

/** A file that is shown. */
export interface ShownFile {
  /** Within the code; of an original that a source map holds, its name there. */
  readonly path: string;
  readonly content: ReadingFile;
  /** What it is, where it is no text as it was written: `binary`, `minified`. */
  readonly note: string | undefined;
  /** The place of the row under the cursor, and of the first one in view. */
  readonly cursor: number;
  readonly top: number;
  /** Columns that are out of view at the left. */
  readonly left: number;
  readonly wrap: boolean;
  readonly search: FileSearch | undefined;
  /** What it was built to, where it is an original that a source map holds: the built file, the map and its name there. */
  readonly original: {readonly built: string; readonly map: string; readonly source: string} | undefined;
  /** The number that is typed of the line to go to. */
  readonly goTo: TextEdit | undefined;
}

/** Rows and columns for the text of a file. */
export interface FileWindow {
  readonly width: number;
  readonly height: number;
}

/** A file before it is read. */
export function createShownFile(path: string): ShownFile {
  const content: ReadingFile = {state: 'reading'};
  return {
    path,
    content,
    note: undefined,
    cursor: 0,
    top: 0,
    left: 0,
    wrap: false,
    search: undefined,
    goTo: undefined,
    original: undefined,
  };
}

/** Bytes of a binary file that are shown. */
const mostHex = 1 << 18;

/** A file with its bytes, as text or as a hex dump. Lines of what is minified are wrapped. */
export function withBytes(file: ShownFile, bytes: Uint8Array): ShownFile {
  const content = readContent(bytes);
  if (content.kind === 'text') {
    const {text} = content;
    const note = text.isMinified ? 'minified' : undefined;
    return {...file, content: {state: 'read', text, syntax: undefined, bytes}, note, wrap: text.isMinified};
  }
  const lines = createHexLines(bytes.subarray(0, mostHex));
  const dump = Array.from({length: lines.count}, (_, index) => lines.line(index).text).join('\n');
  const note = bytes.byteLength > mostHex ? `binary, the first ${formatSize(mostHex)}` : 'binary';
  return {...file, content: {state: 'read', text: buildSourceText(dump), syntax: undefined, bytes}, note, wrap: false};
}

/** The file at the places of another one, as far as its text goes: what it was before it was edited. */
export function withPlacesOf(file: ShownFile, {cursor, top, left, wrap}: ShownFile): ShownFile {
  if (file.content.state !== 'read') return file;
  const last = Math.max(0, file.content.text.shown.length - 1);
  return {...file, cursor: Math.min(cursor, last), top: Math.min(top, last), left, wrap};
}

/** Columns before the text: the numbers of lines. */
export function gutterWidth({starts}: SourceText): number {
  return Math.max(3, String(starts.length).length) + 2;
}

/** The rows of a file's text in a window. */
function rowsOfFile({wrap}: ShownFile, text: SourceText, {width}: FileWindow): TextRows {
  return layOutText(text, wrap ? Math.max(8, width - gutterWidth(text)) : undefined);
}

/** The row under the cursor, and the first in view. */
export function findFileRows(
  file: ShownFile,
  text: SourceText,
  window: FileWindow,
): {readonly rows: TextRows; readonly cursor: number; readonly top: number} {
  const rows = rowsOfFile(file, text, window);
  const cursor = rows.rowOf(file.cursor);
  return {rows, cursor, top: scrollTo(rows.rowOf(file.top), cursor, window.height, rows.count)};
}

/** The file with the cursor at a place of its text. */
function withCursor(file: ShownFile, text: SourceText, place: number, window: FileWindow): ShownFile {
  const {rows, top, cursor} = findFileRows({...file, cursor: place}, text, window);
  return {...file, cursor: Math.max(place, rows.row(cursor).from), top: rows.row(top).from};
}

/** The file with the cursor moved. */
export function withMove(file: ShownFile, text: SourceText, move: Move, window: FileWindow): ShownFile {
  const {rows, cursor} = findFileRows(file, text, window);
  return withRow(file, text, moveTo(move, cursor, window.height, rows.count), window);
}

/** The file with the cursor on a row, by its index. */
export function withRow(file: ShownFile, text: SourceText, index: number, window: FileWindow): ShownFile {
  return withCursor(file, text, rowsOfFile(file, text, window).row(index).from, window);
}

/** The file with the cursor at a line, counted from 1, in the middle of the window. */
export function withLine(file: ShownFile, text: SourceText, line: number, window: FileWindow): ShownFile {
  const index = Math.max(0, Math.min(line, text.starts.length) - 1);
  const {from} = lineSpan(text, index);
  const rows = rowsOfFile(file, text, window);
  const top = Math.max(0, Math.min(rows.rowOf(from) - Math.floor(window.height / 2), rows.count - window.height));
  return {...file, cursor: from, top: rows.row(top).from, left: 0};
}

/** The file with the cursor at a place, brought into view sideways, too. */
export function withFoundPlace(file: ShownFile, text: SourceText, place: number, window: FileWindow): ShownFile {
  const moved = withCursor(file, text, place, window);
  if (file.wrap) return moved;
  const rows = rowsOfFile(file, text, window);
  const column = place - rows.row(rows.rowOf(place)).from;
  const room = Math.max(8, window.width - gutterWidth(text));
  const isInView = column >= file.left && column < file.left + room - 8;
  return {...moved, left: isInView ? file.left : Math.max(0, column - Math.floor(room / 2))};
}

/** Columns that a key moves a text sideways. */
const sideways = 16;

/** The file moved to the left or right, no further than its longest line in view. */
export function withLeft(file: ShownFile, text: SourceText, by: 1 | -1, window: FileWindow): ShownFile {
  if (file.wrap) return file;
  const {rows, top} = findFileRows(file, text, window);
  let longest = 0;
  for (let index = top; index < Math.min(rows.count, top + window.height); index += 1) {
    const {from, to} = rows.row(index);
    longest = Math.max(longest, to - from);
  }
  const most = Math.max(0, longest - (window.width - gutterWidth(text)) + 1);
  return {...file, left: Math.max(0, Math.min(most, file.left + by * sideways))};
}
