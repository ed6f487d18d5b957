import type {Move} from '../keys/moves.ts';

/**
 * The first visible row for a cursor at `index` in a window of `height` rows over `count` rows. The window moves by
 * half its height when the cursor leaves it: scrolling by one row repaints everything at every key.
 */
export function scrollTo(top: number, index: number, height: number, count: number): number {
  if (height <= 0) return 0;
  const last = Math.max(0, count - height);
  if (index >= top && index < top + height) return Math.min(top, last);
  const half = Math.floor(height / 2);
  const wanted = index < top ? index - (height - 1 - half) : index - half;
  return Math.max(0, Math.min(wanted, last));
}

/** The row a move leads to from `index` among `count` rows with `page` rows on a page; the ends hold. */
export function moveTo(move: Move, index: number, page: number, count: number): number {
  const half = Math.max(1, Math.floor(page / 2));
  const target = {
    up: index - 1,
    down: index + 1,
    'page-up': index - page,
    'page-down': index + page,
    'half-up': index - half,
    'half-down': index + half,
    first: 0,
    last: count - 1,
  }[move];
  return Math.max(0, Math.min(target, count - 1));
}
