import {type Colour, isLined, type PictureCell} from '../picture.ts';
import {isShape} from './shapes.ts';

/** Cells side by side that are drawn as one text. */
export interface Run {
  readonly column: number;
  readonly cells: readonly PictureCell[];
  /** `letters` are as wide as each other in a font for terminals, a `sign` may be wider or narrower, `shapes` need no font. */
  readonly kind: 'letters' | 'sign' | 'shapes';
}

/** Stretches of a row with another paper than the terminal's. */
export interface Stretch {
  readonly column: number;
  readonly length: number;
  readonly paper: Colour;
}

/** Texts of a row. One blank between words is part of a run; more end it, so that the errors of a viewer's font do not add up. */
export function findRuns(row: readonly PictureCell[]): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < row.length; ) {
    const end = findEnd(row, column);
    const cells = row.slice(column, end);
    const [first] = cells;
    if (first !== undefined && !isBlank(first)) runs.push({column, cells, kind: kindOf(first)});
    column = end;
  }
  return runs;
}

export function findStretches(row: readonly PictureCell[]): Stretch[] {
  return row.flatMap(({paper}, column) => {
    if (paper === 'bg' || row[column - 1]?.paper === paper) return [];
    const length = row.slice(column).findIndex(cell => cell.paper !== paper);
    return [{column, length: length === -1 ? row.length - column : length, paper}];
  });
}

function findEnd(row: readonly PictureCell[], start: number): number {
  const first = row[start];
  let end = start + 1;
  if (first === undefined || isBlank(first)) return end;
  if (kindOf(first) === 'sign') return row[end]?.text === '' ? end + 1 : end;
  for (;;) {
    if (isAlike(first, row[end])) end += 1;
    else if (isBlank(row[end]) && isAlike(first, row[end + 1]) && !isLined(first)) end += 2;
    else return end;
  }
}

function isAlike(first: PictureCell, cell: PictureCell | undefined): boolean {
  if (cell === undefined || isBlank(cell)) return false;
  return kindOf(cell) === kindOf(first) && cell.ink === first.ink && cell.style === first.style;
}

function isBlank(cell: PictureCell | undefined): boolean {
  return cell?.text === ' ' && cell.style === '';
}

function kindOf({text}: PictureCell): Run['kind'] {
  if (isShape(text)) return 'shapes';
  // Arrows, and all that comes after them, are lent by other fonts.
  return text.length === 1 && text < '\u2190' ? 'letters' : 'sign';
}
