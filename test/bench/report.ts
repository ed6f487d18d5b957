import {type Figure, isMet} from './measure.ts';

/** The figures as a table: what, limit, value, and whether the limit was kept. */
export function toTable(figures: readonly Figure[]): string {
  const rows = [
    ['measure', 'limit', 'value', ''],
    ...figures.map(figure => [figure.what, toLimit(figure), toAmount(figure.value, figure.unit), toVerdict(figure)]),
  ];
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) => pad(cell, column, widths))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function toLimit({atMost, atLeast, unit}: Figure): string {
  if (atMost !== undefined) return `≤ ${toAmount(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${toAmount(atLeast, unit)}`;
}

function toAmount(value: number, unit: Figure['unit']): string {
  const isFine = value < 10 && !Number.isInteger(value);
  return `${value.toLocaleString('en', {maximumFractionDigits: isFine ? 2 : 1})} ${unit}`;
}

function toVerdict(figure: Figure): string {
  const met = isMet(figure);
  if (met === undefined) return '';
  return met ? 'pass' : 'FAIL';
}
