import {cursorPlace, settledCursor, splitAtCursor, type TextEdit} from '../../core/edit/text-edit.ts';
import {displayWidth, truncate} from '../../core/text/fit.ts';
import {findSlices, type Slice} from '../../core/text/slices.ts';
import {showEdited} from '../../core/text/visible.ts';
import type {Paint} from './theme.ts';

/** How a text that is edited in several rows is painted. */
export interface EditedPaint {
  readonly cursor: Paint;
  /** The signs where lines end. */
  readonly sign: Paint;
}

/**
 * A text that is edited, in at most `height` rows of exactly `width` columns around its cursor: long lines are broken, and
 * where a line ends there is a sign.
 */
export function editedRows(edit: TextEdit, width: number, height: number, paint: EditedPaint): readonly string[] {
  const rows = findRows(edit, width, height);
  const place = cursorPlace(edit);
  const at = rows.findLastIndex(({line, from}) => line === place.line && from <= place.column);
  const first = Math.max(0, Math.min(at - height + 2, rows.length - height));
  return rows
    .slice(first, first + height)
    .map((row, index) => paintRow(row, first + index === at ? place.column : undefined, width, paint));
}

/** A part of a line: as much of it as one row holds. */
interface EditedRow extends Slice {
  readonly line: number;
  readonly text: string;
  /** A line break follows. */
  readonly breaks: boolean;
}

/** The rows around the cursor: of lines far away nothing can be seen. */
function findRows(edit: TextEdit, width: number, height: number): readonly EditedRow[] {
  const lines = edit.text.split('\n');
  const {line: own, column} = cursorPlace(edit);
  const first = Math.max(0, own - height);
  return lines.slice(first, own + height + 1).flatMap((text, index) => {
    const line = first + index;
    // Of a line before the cursor's its end is near, of one after it its beginning.
    const before = line < own ? text.length : 0;
    const slices = sliceNear(text, line === own ? column : before, width - 1, height);
    return slices.map((slice, at) => ({
      ...slice,
      line,
      text,
      breaks: at === slices.length - 1 && line < lines.length - 1,
    }));
  });
}

/** The slices of a line around a column; a line may be megabytes long, and a key is answered within a frame. */
function sliceNear(text: string, column: number, width: number, height: number): readonly Slice[] {
  const reach = width * height * 4;
  const from = settledCursor(text, Math.max(0, (Math.floor(column / reach) - 1) * reach));
  const to = settledCursor(text, Math.min(text.length, from + 3 * reach));
  const slices = findSlices(text.slice(from, to), width, part => displayWidth(showEdited(part)));
  return slices.map(slice => ({from: from + slice.from, to: from + slice.to}));
}

function paintRow(row: EditedRow, cursor: number | undefined, width: number, paint: EditedPaint): string {
  const {text, from, to, breaks} = row;
  const end = breaks ? '⏎' : '';
  const [, at] = splitAtCursor({text, cursor: cursor ?? to});
  const [before, under, after, sign] =
    cursor === undefined
      ? [text.slice(from, to), '', '', end]
      : [text.slice(from, cursor), at || end || ' ', text.slice(cursor + at.length, to), at === '' ? '' : end];
  let room = width;
  // The cursor is seen whatever stands before it.
  const kept = Math.min(width, displayWidth(showEdited(under)));
  const take = (part: string, painted: Paint, most = room) => {
    const shown = truncate(showEdited(part), most, part === before ? 'start' : 'end');
    room -= displayWidth(shown);
    return shown === '' ? '' : painted(shown);
  };
  const plain: Paint = shown => shown;
  const content =
    take(before, plain, width - kept) + take(under, paint.cursor) + take(after, plain) + take(sign, paint.sign);
  return content + ' '.repeat(room);
}
