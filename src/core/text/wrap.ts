import wrapAnsi from 'wrap-ansi';
import {displayWidth} from './fit.ts';

/** The text in rows of at most `width` columns, broken at words where there are any. One line of cleaned text in. */
export function wrapText(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const rows = wrapAnsi(text, Math.max(1, width), {hard: true, trim: false}).split('\n');
  // The blanks a row was broken at belong to neither side; those the text begins with are its indent.
  return rows.map((row, index) => (index === 0 ? row : row.trimStart()).trimEnd()).filter(isRow);
}

function isRow(row: string, index: number): boolean {
  return row !== '' || index === 0;
}
