import type {Move} from '../keys/moves.ts';
import type {Lines} from './lines.ts';

/** What is folded: all or nothing, but for some lines. The outermost stays open when all is folded. */
export interface Folds {
  readonly all: boolean;
  readonly except: ReadonlySet<number>;
}

/** Everything open. */
export const unfolded: Folds = {all: false, except: new Set()};

/** Everything folded but the outermost. */
export const folded: Folds = {all: true, except: new Set()};

/** Whether the line opens something, folded or not. */
export function isOpener({outline}: Lines, line: number): boolean {
  return outline !== undefined && outline.close(line) > line;
}

/** Whether what the line opens is folded. */
export function isFolded(lines: Lines, folds: Folds, line: number): boolean {
  if (!isOpener(lines, line)) return false;
  return folds.all && line > 0 ? !folds.except.has(line) : !folds.all && folds.except.has(line);
}

/** The folds with that line's folded or unfolded. */
export function setFolded(lines: Lines, folds: Folds, line: number, fold: boolean): Folds {
  if (!isOpener(lines, line) || isFolded(lines, folds, line) === fold) return folds;
  const except = new Set(folds.except);
  if (!except.delete(line)) except.add(line);
  return {all: folds.all, except};
}

/** The folds with everything opened that the line stands in. */
export function reveal(lines: Lines, folds: Folds, line: number): Folds {
  let opened = folds;
  for (let at = parentOf(lines, line); at !== -1; at = parentOf(lines, at))
    opened = setFolded(lines, opened, at, false);
  return opened;
}

/** The line that is shown for a line: itself, or the outermost folded one that it stands in. */
export function shownLine(lines: Lines, folds: Folds, line: number): number {
  let shown = line;
  for (let at = parentOf(lines, line); at !== -1; at = parentOf(lines, at)) {
    if (isFolded(lines, folds, at)) shown = at;
  }
  return shown;
}

/** The shown line after a shown one; undefined after the last. */
export function lineAfter(lines: Lines, folds: Folds, line: number): number | undefined {
  const next = isFolded(lines, folds, line) ? (lines.outline?.close(line) ?? line) + 1 : line + 1;
  return next < lines.count ? next : undefined;
}

/** The shown line before a shown one; undefined before the first. */
export function lineBefore(lines: Lines, folds: Folds, line: number): number | undefined {
  return line <= 0 ? undefined : shownLine(lines, folds, line - 1);
}

/** Where a move leads from a shown line; `page` is a count of lines. */
export function moveLine(lines: Lines, folds: Folds, line: number, move: Move, page: number): number {
  if (move === 'first') return 0;
  if (move === 'last') return shownLine(lines, folds, Math.max(0, lines.count - 1));
  const step = move === 'down' || move.endsWith('-down') ? lineAfter : lineBefore;
  const steps = countSteps(move, page);
  let at = line;
  for (let count = 0; count < steps; count += 1) at = step(lines, folds, at) ?? at;
  return at;
}

function countSteps(move: Move, page: number): number {
  if (move.startsWith('page')) return page;
  return move.startsWith('half') ? Math.max(1, Math.floor(page / 2)) : 1;
}

/** How many members or items a line opens, counted no further than `most`. */
export function countInside({outline, goesOn}: Lines, line: number, most: number): number {
  if (outline === undefined) return 0;
  const end = outline.close(line);
  let count = 0;
  for (let at = line + 1; at < end && count < most; at = outline.close(at) + 1) count += goesOn(at) ? 0 : 1;
  return count;
}

/** The line that opens what the line stands in, or -1. */
export function parentOf({outline}: Lines, line: number): number {
  return outline?.parent(line) ?? -1;
}
