import {isPlain, measureReach} from './character-width.ts';
import type {CellRow} from './frame.ts';

/** By column, whether it has to be written where one row stands and another one is to stand. */
export const findChangedCells = (before: CellRow, next: CellRow): boolean[] => {
  const width = Math.max(before.texts.length, next.texts.length);
  const changed = new Array<boolean>(width).fill(false);
  for (let x = 0; x < width; x++) {
    changed[x] =
      (before.texts[x] ?? ' ') !== (next.texts[x] ?? ' ') || (before.styles[x] ?? '') !== (next.styles[x] ?? '');
  }
  if (before.isOdd || next.isOdd) spread(changed, [...listReaches(before), ...listReaches(next)]);
  return changed;
};

/** A part of a row, from a column to before another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where something within the reach of a character changes that terminals disagree on, all of that is written. */
const spread = (changed: boolean[], reaches: readonly Stretch[]): void => {
  let count = -1;
  for (let now = 0; now !== count; ) {
    count = now;
    for (const {from, to} of reaches) {
      if (changed.slice(from, to).includes(true)) changed.fill(true, from, Math.min(to, changed.length));
    }
    now = changed.filter(isChanged => isChanged).length;
  }
};

const listReaches = ({texts, isOdd}: CellRow): Stretch[] => {
  if (!isOdd) return [];
  const reaches: Stretch[] = [];
  for (let x = 0; x < texts.length; x++) {
    const text = texts[x] ?? ' ';
    if (text === '' || isPlain(text)) continue;
    let width = 1;
    while (texts[x + width] === '') width++;
    reaches.push({from: x, to: x + Math.max(width, measureReach(text))});
  }
  return reaches;
};
