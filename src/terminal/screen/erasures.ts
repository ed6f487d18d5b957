import {isAscii} from './character-width.ts';
import type {CellRow} from './frame.ts';
import {type CellStyle, toPaper} from './style.ts';

/** Blanks of one paper that are erased at once, before what stands between them on the same paper is written. */
export interface Erasure {
  /** The part of a row, from a column to before another, of which nothing stays but blanks. */
  readonly from: number;
  readonly to: number;
  readonly paper: CellStyle;
  /** Columns of the blanks in it that changed, from left to right. */
  readonly blanks: readonly number[];
}

/** Finds where it takes less to erase first in a row of which some cells changed. */
export const findErasures = (
  row: CellRow,
  changed: readonly boolean[],
  canErase: (paper: CellStyle) => boolean,
): Erasure[] => {
  const found: Erasure[] = [];
  for (let from = changed.indexOf(true); from !== -1; ) {
    const stretch = readStretch(row, changed, from);
    if (stretch.saved > erasing && canErase(stretch.paper)) found.push(stretch);
    from = changed.indexOf(true, stretch.to);
  }
  return found;
};

/** Characters of the sequence that erases cells, and of one that goes on in a row. */
const erasing = 5;
const moving = 5;

/** What changed from a column on without anything between that stays, and about how many characters are saved when its blanks are erased first. */
const readStretch = ({texts, styles}: CellRow, changed: readonly boolean[], from: number) => {
  const paper = toPaper(styles[from] ?? '');
  const blanks: number[] = [];
  let saved = 0;
  let to = from;
  let gap: Gap = {begin: from, blanks: 0, isAfterSign: false};
  for (; to < changed.length; to++) {
    const [text, style] = [texts[to] ?? ' ', styles[to] ?? ''];
    if (text === ' ' && style === paper) {
      if (changed[to] === true) blanks.push(to);
      continue;
    }
    if (changed[to] !== true || toPaper(style) !== paper) break;
    if (blanks.length > gap.blanks) saved += countSaved(gap, to);
    gap = {begin: to + 1, blanks: blanks.length, isAfterSign: !isAscii(text)};
  }
  // Blanks alone are erased by whoever paints them.
  if (gap.begin === from) saved = 0;
  else if (blanks.length > gap.blanks) saved += countSaved(gap, (blanks.at(-1) ?? from) + 1, true);
  return {from, to, paper, blanks, saved};
};

/** Blanks behind a character, or at the begin: the column of the first, and how many blanks have changed before it. */
interface Gap {
  readonly begin: number;
  readonly blanks: number;
  /** What stands before it is wider in some terminals: what follows has to be put in its place. */
  readonly isAfterSign: boolean;
}

/** What it takes to write blanks, up to a column before which they end, less what it takes to leave them out. */
const countSaved = ({begin, isAfterSign}: Gap, end: number, isLast = false): number => {
  const count = end - begin;
  const put = isAfterSign ? moving : 0;
  if (isLast) return put + Math.min(count, erasing);
  return put + Math.min(count, erasing + moving) - Math.max(put, Math.min(count, moving));
};
