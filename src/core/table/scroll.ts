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
