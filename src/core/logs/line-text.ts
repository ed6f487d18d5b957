import {displayWidth, truncate} from '../text/fit.ts';
import {wrapText} from '../text/wrap.ts';

/**
 * A message in one row of at most `width` columns: its line breaks shown as `↵`, what does not fit cut with `…`. Looks at no
 * more of it than could be shown.
 */
export function fitRow(text: string, width: number): string {
  const seen = text.slice(0, 4 * width).replace(/\n/g, ' ↵ ');
  if (seen.length === text.length || displayWidth(seen) > width) return truncate(seen, width);
  return text.length > 4 * width ? `${truncate(seen, width - 1)}…` : truncate(seen, width);
}

/** A message in at most `most` rows; the last one says so when there is more. */
export function wrapRows(text: string, width: number, most: number): string[] {
  const rows: string[] = [];
  const seen = text.slice(0, 4 * width * most);
  for (const line of seen.split('\n')) {
    rows.push(...wrapText(line, width));
    if (rows.length > most) break;
  }
  if (rows.length <= most && seen.length === text.length) return rows;
  return [...rows.slice(0, most - 1), truncate('… Enter shows it whole', width)];
}
