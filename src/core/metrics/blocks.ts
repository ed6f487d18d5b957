/** Eighths of a cell, from an empty one to a full one. */
const eighths = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * Values as a line of blocks, the highest as high as `max` says. Nothing is a dot, so that it can be told from little,
 * which is at least the lowest block.
 */
export function formatSparkline(values: readonly number[], max: number): string {
  return values.map(value => (value <= 0 ? '·' : (eighths[toHeight(value, max, 1)] ?? '█'))).join('');
}

/**
 * Values as columns of blocks over several rows, the first row on top. What was not measured leaves its column empty,
 * what is zero stands on the ground as a dot.
 */
export function formatBars(values: readonly (number | undefined)[], max: number, rows: number): readonly string[] {
  const heights = values.map(value => (value === undefined ? undefined : toHeight(value, max, rows)));
  return Array.from({length: rows}, (_, index) => {
    const below = (rows - 1 - index) * 8;
    return heights.map(height => toCell(height, below)).join('');
  });
}

function toCell(height: number | undefined, below: number): string {
  if (height === undefined) return ' ';
  if (height === 0) return below === 0 ? '·' : ' ';
  return eighths[Math.max(0, Math.min(8, height - below))] ?? ' ';
}

/** Height in eighths of a cell; what is more than zero is seen. */
function toHeight(value: number, max: number, rows: number): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.max(1, Math.min(rows * 8, Math.round((value / max) * rows * 8)));
}
