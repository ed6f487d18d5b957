import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import {showInRow} from './visible.ts';

/** Which part of a text that does not fit is given up. */
export type Cut = 'end' | 'middle' | 'start';

/** Columns the text takes on a terminal, as it is shown in a row. Plain ASCII, nearly everything AWS sends, is measured without a table. */
export function displayWidth(text: string): number {
  return isAscii(text) ? text.length : stringWidth(showInRow(text));
}

/**
 * The text in exactly `width` columns: padded with spaces, or cut with an ellipsis. This and `truncate` and `wrapText` are the
 * gate to the screen: whatever the text came from, what they give neither drives a terminal nor leaves its row.
 */
export function fitText(text: string, width: number, cut: Cut = 'end', align: 'left' | 'right' = 'left'): string {
  const cutText = truncate(text, width, cut);
  const padding = ' '.repeat(Math.max(0, width - displayWidth(cutText)));
  return align === 'right' ? padding + cutText : cutText + padding;
}

/** The text in at most `width` columns, with `…` where something was cut. */
export function truncate(raw: string, width: number, cut: Cut = 'end'): string {
  if (width <= 0) return '';
  const text = shorten(showInRow(raw), width, cut);
  if (displayWidth(text) <= width) return text;
  if (!isAscii(text)) return cliTruncate(text, width, {position: cut});
  const kept = width - 1;
  if (cut === 'end') return `${text.slice(0, kept)}…`;
  if (cut === 'start') return `…${text.slice(text.length - kept)}`;
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}

/** What cannot be seen of a text that is cut at its end need not be measured. */
function shorten(text: string, width: number, cut: Cut): string {
  if (cut !== 'end' || text.length <= 8 * width) return text;
  const seen = text.slice(0, 8 * width);
  return displayWidth(seen) > width ? seen : text;
}

function isAscii(text: string): boolean {
  // Only printable ASCII takes exactly one column a character.
  return /^[ -~]*$/.test(text);
}
