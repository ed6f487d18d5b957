import {markPointed} from '../../core/pointer/pointed.ts';
import type {Theme} from '../paint/theme.ts';
import type {FormRow} from './form-rows.ts';

/** Between two columns: a blank, and the place of the right one's mark. */
const gap = 2;

/** The rows in two columns, read down the left one first; the right one begins where something new does. */
export function putSideBySide(
  theme: Theme,
  width: number,
  buildRows: (columnWidth: number) => readonly FormRow[],
): readonly FormRow[] {
  const columnWidth = Math.floor((width - gap) / 2);
  const rows = buildRows(columnWidth);
  const middle = findMiddle(rows);
  const left = rows.slice(0, middle);
  const right = rows.slice(middle);
  const blank = ' '.repeat(columnWidth);
  const rest = ' '.repeat(width - gap - 2 * columnWidth);
  return Array.from({length: Math.max(left.length, right.length)}, (_, index): FormRow => {
    const [one, other] = [left[index], right[index]];
    const sign = other?.isMarked ? theme.focusedTitle('▌') : ' ';
    const mark = other?.target === undefined ? sign : markPointed(other.target) + sign;
    return {
      text: `${one?.text ?? blank} ${mark}${other?.text ?? blank}${rest}`,
      focused: one?.focused === true || other?.focused === true,
      isMarked: one?.isMarked === true,
      opens: one?.opens === true,
      ...(one?.target !== undefined && {target: one.target}),
    };
  });
}

/** The row nearest to the middle that opens something. */
function findMiddle(rows: readonly FormRow[]): number {
  const half = Math.ceil(rows.length / 2);
  const starts = rows.flatMap(({opens}, index) => (opens && index > 0 ? [index] : []));
  return starts.toSorted((a, b) => Math.abs(a - half) - Math.abs(b - half))[0] ?? rows.length;
}
