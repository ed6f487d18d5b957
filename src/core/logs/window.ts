import type {LogLine} from './log-line.ts';
import type {OrderedLines} from './ordered-lines.ts';

/** Which lines of a sequence are visible, by their indexes. */
export interface LogWindow {
  readonly first: number;
  /** The line the cursor is on; -1 when there are no lines. */
  readonly cursor: number;
  /** Rows of the first line that are above the window: while the end is followed, it may be cut off. */
  readonly hidden: number;
}

/** How many rows a line takes. */
export type HeightOf = (line: LogLine) => number;

/**
 * The visible lines for a cursor in a window of `height` rows; without a cursor, the last ones. When the cursor leaves the
 * window it moves by half its height. Looks at no more lines than fit.
 */
export function placeWindow(
  lines: OrderedLines,
  place: {readonly cursor: LogLine | undefined; readonly top: LogLine | undefined},
  height: number,
  heightOf: HeightOf,
): LogWindow {
  const last = lines.size - 1;
  if (last < 0) return {first: 0, cursor: -1, hidden: 0};
  const end = upFrom(lines, last, height, heightOf);
  if (place.cursor === undefined) return {...end, cursor: last};
  const cursor = Math.min(lines.indexOf(place.cursor), last);
  const top = place.top === undefined ? cursor : Math.min(lines.indexOf(place.top), last);
  let first = top;
  if (cursor < top) first = halfAbove(lines, cursor, height, heightOf);
  else if (heightUpTo(lines, top, cursor, height, heightOf) > height)
    first = halfAbove(lines, cursor, height, heightOf);
  return {first: Math.min(first, wholeFirst(end)), cursor, hidden: 0};
}

/** How many lines a page is: those that fit from a line on, at least one. */
export function linesPerPage(lines: OrderedLines, first: number, height: number, heightOf: HeightOf): number {
  let rows = 0;
  let count = 0;
  for (const line of lines.slice(first, first + height)) {
    rows += heightOf(line);
    if (rows > height) break;
    count += 1;
  }
  return Math.max(1, count);
}

function wholeFirst({first, hidden}: {first: number; hidden: number}): number {
  return hidden > 0 ? first + 1 : first;
}

/** The line with which so many rows begin that end with line `last`; rows of it that are too many are hidden. */
function upFrom(lines: OrderedLines, last: number, height: number, heightOf: HeightOf) {
  let rows = 0;
  let first = last + 1;
  for (const line of lines.slice(Math.max(0, last + 1 - height), last + 1).reverse()) {
    rows += heightOf(line);
    first -= 1;
    if (rows >= height) break;
  }
  return {first, hidden: Math.max(0, rows - height)};
}

/** The first line for a cursor that left the window: about half a window above it, and itself whole. */
function halfAbove(lines: OrderedLines, cursor: number, height: number, heightOf: HeightOf): number {
  let rows = 0;
  let first = cursor + 1;
  for (const line of lines.slice(Math.max(0, cursor + 1 - height), cursor + 1).reverse()) {
    rows += heightOf(line);
    if (rows > height && first <= cursor) break;
    first -= 1;
    if (rows >= Math.ceil(height / 2)) break;
  }
  return first;
}

function heightUpTo(lines: OrderedLines, from: number, to: number, most: number, heightOf: HeightOf): number {
  if (to - from >= most) return most + 1;
  return lines.slice(from, to + 1).reduce((sum, line) => sum + heightOf(line), 0);
}
