import {formatSparkline} from '../metrics/blocks.ts';
import {formatShortClock, type Zone} from './clock.ts';
import type {ErrorGroup} from './error-groups.ts';
import {fitListColumns, type ListColumn} from './list-columns.ts';

/** What kinds of errors are ordered by. */
export type ErrorOrder = 'count' | 'last' | 'first';

/** The list as it is opened. */
export const usualErrorOrder: ErrorOrder = 'count';

/** What can be ordered by, with what that is called. */
export const errorOrders: readonly {readonly by: ErrorOrder; readonly label: string}[] = [
  {by: 'count', label: 'count, the most first'},
  {by: 'last', label: 'last, those seen last first'},
  {by: 'first', label: 'first, those that began last first'},
];

/** A kind of error, and whether it is new since the function was changed last. */
export interface ListedError extends ErrorGroup {
  readonly isNew: boolean;
}

/** Orders kinds of errors; of those that are alike the ones with more come first. */
export function sortErrors(groups: readonly ListedError[], by: ErrorOrder): readonly ListedError[] {
  return groups.toSorted((a, b) => b[by] - a[by] || b.count - a.count);
}

/** Columns that are left for what the error says, at least, before another column is shown. */
const leastWords = 30;

/** The columns that fit and tell something of any of the errors; `labelWidth` is of the function's name, 0 where none is shown. */
export function placeErrorColumns(
  errors: readonly ListedError[],
  {
    width,
    labelWidth,
    zone,
    now,
    dated,
  }: {
    readonly width: number;
    readonly labelWidth: number;
    readonly zone: Zone;
    readonly now: number;
    /** Whether times may be of another day, and are shown with it. */
    readonly dated: boolean;
  },
): readonly ListColumn<ListedError>[] {
  const right = {align: 'right'} as const;
  const left = {align: 'left', name: undefined} as const;
  const clock = dated ? 11 : 6;
  const time = (at: number) => formatShortClock(at, zone, now);
  return fitListColumns(
    {
      first: [
        {...left, header: '', width: 3, value: ({isNew}) => (isNew ? 'new' : '')},
        {...right, name: 'count', header: 'COUNT', width: 6, value: ({count}) => count.toLocaleString('en')},
      ],
      others: [
        ...(labelWidth > 0
          ? [{...left, header: 'FUNCTION', width: labelWidth, value: ({label}: ListedError) => label}]
          : []),
        {...right, name: 'last', header: 'LAST', width: clock, value: ({last}) => time(last)},
        {...left, header: 'OVER TIME', width: 12, value: ({counts}) => formatSparkline(counts, Math.max(...counts))},
        {...right, name: undefined, header: 'SHARE', width: 5, value: ({share}) => formatShare(share)},
        {...left, header: 'VERSIONS', width: 9, value: ({versions}) => versions.join(' ')},
        {...right, name: 'first', header: 'FIRST', width: clock, value: ({first}) => time(first)},
      ],
      last: {header: 'ERROR', value: ({kind}) => kind},
      least: leastWords,
    },
    errors,
    width,
  );
}

/** Some of many is never shown as none, nor as all. */
function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0) return '<1 %';
  return percent === 100 && share < 1 ? '>99 %' : `${percent} %`;
}
