import {splitAtCursor, type TextEdit} from '../../core/edit/text-edit.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {showEdited} from '../../core/text/visible.ts';
import type {Paint} from './theme.ts';

/** A character of a line that is painted apart from the others. */
export interface TextMark {
  /** UTF-16 column. */
  readonly column: number;
  readonly paint: Paint;
}

/** A line of text being edited, in exactly `width` columns: what cannot be seen of it is shown by signs. */
export function editedLine(text: string, width: number): string {
  return fitText(showEdited(text.slice(0, reach(width))), width);
}

/** The line with the cursor painted over the character it stands before; what lies too far left is cut. */
export function lineWithCursor(edit: TextEdit, width: number, paint: Paint): string {
  const [left, at, right] = splitAtCursor(edit);
  const under = truncate(showEdited(at) || ' ', width);
  const near = showEdited(left.slice(-reach(width)));
  const before = truncate(near, width - Math.max(2, displayWidth(under)), 'start');
  const room = Math.max(0, width - displayWidth(before) - displayWidth(under));
  return `${before}${paint(under)}${editedLine(right, room)}`;
}

/** The line with single characters painted, of those that fit into `width` columns. Marks are in the line's order. */
export function lineWithMarks(text: string, marks: readonly TextMark[], width: number): string {
  let row = '';
  let room = width;
  let from = 0;
  for (const {column, paint} of marks) {
    const before = showEdited(text.slice(from, Math.min(column, from + reach(room))));
    const [, at] = splitAtCursor({text, cursor: column});
    const under = showEdited(at) || ' ';
    // One column is kept for the sign that the line goes on.
    if (displayWidth(before) + displayWidth(under) >= room) break;
    row += before + paint(under);
    room -= displayWidth(before) + displayWidth(under);
    from = column + at.length;
  }
  return row + editedLine(text.slice(from), room);
}

/** Characters that can matter for so many columns: a line may be megabytes long, and a key is answered within a frame. */
function reach(width: number): number {
  return Math.max(0, width) * 8 + 64;
}
