/** Columns of the name that tells rows of several functions apart; none when they are all of one. */
export function measureLabels(labels: readonly string[]): number {
  return labels.length < 2 ? 0 : Math.min(24, Math.max(8, ...labels.map(({length}) => length)));
}
