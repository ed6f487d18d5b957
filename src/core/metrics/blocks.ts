type Values = readonly (number | undefined)[];

/** Thin bars, from the lowest to the highest: their other half is free, so that neighbours stay apart. */
const thinBars = ['⡀', '⡄', '⡆', '⡇'] as const;

/**
 * Values as a line of thin bars, the highest as high as `max` says. Nothing is a dot, so that it can be told from little,
 * which is at least the lowest bar. What was not measured is a blank.
 */
export function formatSparkline(values: Values, max: number): string {
  return values.map(value => (value === undefined ? ' ' : toThinBar(value, max))).join('');
}

function toThinBar(value: number, max: number): string {
  if (value <= 0 || max <= 0) return '·';
  return thinBars[Math.max(0, Math.min(thinBars.length, Math.round((value / max) * thinBars.length)) - 1)] ?? '⡇';
}

/** Eighths of a cell, from an empty one to a full one; and the same of its left half, which has but two steps. */
const eighths = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const halves = [' ', '▖', '▖', '▖', '▖', '▌', '▌', '▌', '▌'] as const;

/**
 * Values as bars in rows of `width` columns, the first row on top; `max` is as high as all of them. Between bars there is
 * always room: where each has but one column it is half as wide. More than nothing is seen.
 */
export function formatBars(
  values: Values,
  max: number,
  {width, rows}: {width: number; rows: number},
): readonly string[] {
  const room = Math.max(1, Math.floor(width / Math.max(1, values.length)));
  const cells = Array.from({length: rows}, () => new Array<string>(width).fill(' '));
  for (const [index, value = 0] of values.entries()) {
    const height = toEighths(value, max, rows);
    const first = Math.floor((index * width) / values.length);
    for (const [row, line] of cells.entries()) {
      const filled = Math.max(0, Math.min(8, height - 8 * (rows - 1 - row)));
      const sign = (room === 1 ? halves : eighths)[filled] ?? ' ';
      line.fill(sign, first, Math.min(width, first + Math.max(1, room - 1)));
    }
  }
  return cells.map(line => line.join(''));
}

function toEighths(value: number, max: number, rows: number): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.max(1, Math.min(rows * 8, Math.round((value / max) * rows * 8)));
}
