import {findSlices} from '../text/slices.ts';
import {type Folds, isFolded, isOpener, lineAfter, lineBefore, shownLine, unfolded} from './folding.ts';
import type {Lines} from './lines.ts';

/** Where one reads: the line of the cursor, the first line on the screen and what is folded. */
export interface ReadingPlace {
  readonly cursor: number;
  readonly top: number;
  readonly folds: Folds;
}

/** Where reading starts. */
export const start: ReadingPlace = {cursor: 0, top: 0, folds: unfolded};

/** Columns before the text of something that can be folded, for the sign of it. */
const gutter = 2;

/** A text never begins further to the right than at this part of the width. */
const indentShare = 0.4;

/** Columns that a line is shifted by, sign and indentation. */
export function measureIndent(lines: Lines, line: number, width: number): number {
  const {indent} = lines.line(line);
  return (lines.outline === undefined ? 0 : gutter) + Math.min(indent, Math.floor((width * indentShare) / 2) * 2);
}

/** The place with the cursor on a shown line of a window of `height` rows of `width` columns. */
export function showPlace(lines: Lines, place: ReadingPlace, width: number, height: number): ReadingPlace {
  const cursor = shownLine(lines, place.folds, Math.max(0, Math.min(place.cursor, lines.count - 1)));
  const top = shownLine(lines, place.folds, Math.max(0, Math.min(place.top, lines.count - 1)));
  const settled = {...place, cursor, top};
  if (top <= cursor && rowsUpTo(lines, settled, width, height) <= height) return filled(lines, settled, width, height);
  // By half a window: moving the window by a row at a time would draw all of it at every key.
  const half = Math.max(rowsOf(lines, cursor, width), Math.floor(height / 2));
  return filled(lines, {...settled, top: backFrom(lines, settled, cursor, width, half)}, width, height);
}

/** No empty rows at the end while there are lines before the window. */
function filled(lines: Lines, place: ReadingPlace, width: number, height: number): ReadingPlace {
  let rows = 0;
  let at: number | undefined = place.top;
  for (; at !== undefined && rows < height; at = lineAfter(lines, place.folds, at)) rows += rowsOf(lines, at, width);
  if (rows >= height) return place;
  const last = shownLine(lines, place.folds, Math.max(0, lines.count - 1));
  const full = {...place, top: Math.min(place.top, backFrom(lines, place, last, width, height))};
  const before = lineBefore(lines, place.folds, full.top);
  // A long line at the top leaves no room for the last ones, which are not being looked at.
  if (before === undefined || rowsUpTo(lines, {...full, top: before}, width, height) > height) return full;
  return {...full, top: before};
}

/** The line furthest before `line` from which it still ends within so many rows. */
function backFrom(lines: Lines, {folds}: ReadingPlace, line: number, width: number, height: number): number {
  let top = line;
  let rows = rowsOf(lines, line, width);
  for (;;) {
    const before = lineBefore(lines, folds, top);
    if (before === undefined) return top;
    rows += rowsOf(lines, before, width);
    if (rows > height) return top;
    top = before;
  }
}

/** Rows from the top to the end of the cursor's line, counted no further than past the window. */
function rowsUpTo(lines: Lines, {top, cursor, folds}: ReadingPlace, width: number, height: number): number {
  let rows = 0;
  let at: number | undefined = top;
  while (at !== undefined && at < cursor && rows <= height) {
    rows += rowsOf(lines, at, width);
    at = lineAfter(lines, folds, at);
  }
  // A line taller than the window is read from its beginning.
  return rows === 0 ? 0 : rows + rowsOf(lines, cursor, width);
}

/** How many rows a line takes. */
function rowsOf(lines: Lines, line: number, width: number): number {
  return findSlices(lines.line(line).text, width - measureIndent(lines, line, width)).length;
}

/** The sign before a line of something that can be folded. */
export function toSign(lines: Lines, folds: Folds, line: number): string {
  if (!isOpener(lines, line)) return ' ';
  return isFolded(lines, folds, line) ? '▸' : '▾';
}
