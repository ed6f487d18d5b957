/**
 * The header of the column that rows are ordered by, with the arrow of the order: on the side on which the column's cells are
 * ragged, so that the word stays where it is.
 */
export function markSorted(header: string, align: 'left' | 'right' | undefined, isReverse: boolean): string {
  const arrow = isReverse ? '↓' : '↑';
  return align === 'right' ? `${arrow}${header}` : `${header}${arrow}`;
}
