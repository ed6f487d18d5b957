import {displayWidth} from '../text/fit.ts';
import {findSlices} from '../text/slices.ts';
import {findLastStart, lineAt, lineSpan, type SourceText} from './source-text.ts';

/** A text in rows of the screen: a row a line, or as many as it takes where lines are wrapped. */
export interface TextRows {
  readonly count: number;
  /** What of the text stands in a row, by its places there. */
  row(index: number): {readonly from: number; readonly to: number; readonly line: number};
  /** The row that shows a place of the text. */
  rowOf(place: number): number;
}

/** Characters of a line that are wrapped where its letters differ in width: beyond them they are taken to be as wide as most. */
const mostMeasured = 20_000;

const laidOut = new WeakMap<SourceText, {readonly width: number | undefined; readonly rows: TextRows}>();

/** The rows of a text; wrapped at `width` columns, or a row a line where that is undefined. The last layout of a text is kept. */
export function layOutText(text: SourceText, width: number | undefined): TextRows {
  const known = laidOut.get(text);
  if (known !== undefined && known.width === width) return known.rows;
  const rows = width === undefined ? toLineRows(text) : toWrappedRows(text, Math.max(2, width));
  laidOut.set(text, {width, rows});
  return rows;
}

function toLineRows(text: SourceText): TextRows {
  return {
    count: text.starts.length,
    row: index => ({...lineSpan(text, index), line: index}),
    rowOf: place => lineAt(text, place),
  };
}

function toWrappedRows(text: SourceText, width: number): TextRows {
  const starts: number[] = [];
  for (let line = 0; line < text.starts.length; line += 1) {
    const {from, to} = lineSpan(text, line);
    if (to - from <= width && isPlain(text.shown, from, to)) starts.push(from);
    else for (const at of findRowStarts(text.shown, from, to, width)) starts.push(at);
  }
  const rowOf = (place: number) => findLastStart(starts, place);
  return {
    count: starts.length,
    row: index => {
      const from = starts[index] ?? 0;
      const line = lineAt(text, from);
      return {from, to: Math.min(lineSpan(text, line).to, starts[index + 1] ?? text.shown.length), line};
    },
    rowOf,
  };
}

function findRowStarts(shown: string, from: number, to: number, width: number): readonly number[] {
  const line = shown.slice(from, to);
  if (line.length > mostMeasured && !isPlain(shown, from, to)) {
    const each = Math.max(1, Math.floor(width / 2));
    return Array.from({length: Math.ceil(line.length / each)}, (_, index) => from + index * each);
  }
  return findSlices(line, width, displayWidth).map(slice => from + slice.from);
}

const printable = /^[ -~]*$/u;

function isPlain(shown: string, from: number, to: number): boolean {
  return printable.test(shown.slice(from, to));
}
