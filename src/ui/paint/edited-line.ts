import {splitAtCursor, type TextEdit} from '../../core/edit/text-edit.ts';
import {cleanText} from '../../core/text/clean.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import type {Paint} from './theme.ts';

/**
 * A line of text being edited, in exactly `width` columns. What is edited is data and kept whole; what of it a terminal
 * could not show as one line is left out here only.
 */
export function editedLine(text: string, width: number): string {
  return fitText(cleanText(text), width);
}

/** The line with the cursor painted over the character it stands before; what lies too far left is cut. */
export function lineWithCursor(edit: TextEdit, width: number, paint: Paint): string {
  const [left, at, right] = splitAtCursor(edit);
  const under = cleanText(at) || ' ';
  const before = truncate(cleanText(left), width - Math.max(2, displayWidth(under)), 'start');
  const room = Math.max(0, width - displayWidth(before) - displayWidth(under));
  return `${before}${paint(under)}${editedLine(right, room)}`;
}
