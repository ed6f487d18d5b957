import wrapAnsi from 'wrap-ansi';
import {displayWidth, truncate} from './fit.ts';
import {showInRow} from './visible.ts';

/** The text in rows of at most `width` columns, broken at words where there are any; safe to be shown, as `fitText` makes it. */
export function wrapText(raw: string, width: number): string[] {
  const text = showInRow(raw);
  if (displayWidth(text) <= width) return [text];
  const rows = wrapAnsi(text, Math.max(1, width), {hard: true, trim: false}).split('\n');
  // The blanks a row was broken at belong to neither side; those the text begins with are its indent.
  return rows.map((row, index) => (index === 0 ? row : row.trimStart()).trimEnd()).filter(isRow);
}

/** As `wrapText`, in at most so many rows, the last with `…` where something was cut. */
export function wrapWithin(text: string, width: number, most: number): string[] {
  const rows = wrapText(text, width);
  return rows.length <= most ? rows : [...rows.slice(0, most - 1), truncate(rows.slice(most - 1).join(' '), width)];
}

function isRow(row: string, index: number): boolean {
  return row !== '' || index === 0;
}
