import wrapAnsi from 'wrap-ansi';
import {displayWidth} from './fit.ts';

/** The text in rows of at most `width` columns, broken at words where there are any. One line of cleaned text in. */
export function wrapText(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  return wrapAnsi(text, Math.max(1, width), {hard: true, trim: false})
    .split('\n')
    .map(row => row.trimEnd());
}
