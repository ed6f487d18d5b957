import type {Item} from '../item.ts';
import type {Column} from '../resource/resource.ts';
import {displayWidth} from '../text/fit.ts';

/** A column with its place on the screen. */
export interface PlacedColumn {
  readonly column: Column<Item>;
  /** Its index among all columns of the resource. */
  readonly index: number;
  readonly width: number;
}

const gap = 2;

/** Which columns are wanted at all. */
interface PlacingOptions {
  readonly traffic?: boolean;
  isBlank?(column: Column<Item>, index: number): boolean;
}

/**
 * Gives the columns their widths within `width`: each as wide as its widest cell, the growing ones share the rest.
 * Extra columns come only while the growing ones keep 30 columns; when even the others do not fit, the last go first, but for those that tell what ails.
 * Columns of traffic come only where they are wanted, and all of those that tell its course or none; blank ones never.
 */
export function placeColumns(
  columns: readonly Column<Item>[],
  widths: readonly number[],
  width: number,
  {traffic = false, isBlank = () => false}: PlacingOptions = {},
): PlacedColumn[] {
  const placed = columns
    .map((column, index) => ({column, index, width: widths[index] ?? 0}))
    .filter(({column, index}) => !isBlank(column, index));
  if (traffic) {
    const found = place(placed, width, ({extra}) => extra !== undefined);
    if (found.some(({column}) => column.traffic)) return found;
  }
  const others = placed.filter(({column}) => column.traffic === undefined);
  return place(others, width, ({extra}) => extra === true);
}

function place(
  wanted: readonly PlacedColumn[],
  width: number,
  isExtra: (column: Column<Item>) => boolean,
): PlacedColumn[] {
  const growing = wanted.some(({column}) => column.grow !== undefined);
  let placed = [...wanted];
  const used = () => placed.reduce((sum, {column, width: own}) => sum + gap + (column.grow ? 0 : own), -gap);
  const room = () => width - used();
  const drop = (index: number) => {
    placed = placed.filter(entry => entry.index !== index);
  };
  for (const {index} of placed.filter(({column}) => isExtra(column)).reverse()) {
    if (room() < (growing ? wishedGrowth(placed) : 0)) drop(index);
  }
  if (growing) placed = narrow(placed, leastRoom(placed) - room());
  const given = placed.filter(({column}) => !column.grow && !isExtra(column)).reverse();
  for (const {index} of given.toSorted((one, other) => Number(isLoud(one)) - Number(isLoud(other)))) {
    if (room() < (growing ? leastRoom(placed) : 0) && placed.length > 1) drop(index);
  }
  const grown = growColumns(
    placed.filter(({column}) => column.grow !== undefined),
    Math.max(0, room()),
  );
  return placed.map(entry => {
    const grownWidth = grown.get(entry.index);
    return {...entry, width: grownWidth ?? Math.min(entry.width, width)};
  });
}

/** What ails the items outlasts what they are like. */
function isLoud({column}: PlacedColumn): boolean {
  return column.judged !== undefined;
}

/** Columns that are asked for without a width give up what is missing before any of them is left out, the last ones first. */
function narrow(placed: readonly PlacedColumn[], missing: number): PlacedColumn[] {
  let left = missing;
  return placed
    .toReversed()
    .map(entry => {
      const {column, width} = entry;
      const isFixed =
        column.isAsked === undefined ||
        column.grow !== undefined ||
        (column.min !== undefined && column.min === column.max);
      const given = isFixed ? 0 : Math.max(0, Math.min(left, width - Math.max(leastAsked, column.min ?? 0)));
      left -= given;
      return {...entry, width: width - given};
    })
    .toReversed();
}

const leastAsked = 8;

/** Each growing column gets what it needs and its share of what is left; when that is too much, all give in proportion. */
function growColumns(growing: readonly PlacedColumn[], room: number): ReadonlyMap<number, number> {
  const needed = growing.reduce((sum, {width}) => sum + width, 0);
  const shares = growing.reduce((sum, {column}) => sum + (column.grow ?? 0), 0);
  const left = Math.max(0, room - needed);
  return new Map(
    growing.map(({column, index, width}) => {
      const wanted = needed > room ? (width * room) / needed : width + (left * (column.grow ?? 0)) / shares;
      return [index, Math.floor(wanted)];
    }),
  );
}

const leastGrowth = 12;

/** The name gets the room first: its widest, but no more than 30 columns while others are there. */
function leastRoom(placed: readonly PlacedColumn[]): number {
  const [first] = placed;
  return first?.column.grow === undefined ? leastGrowth : Math.max(leastGrowth, Math.min(first.width, 30));
}

/** The growing columns want their widest cell, but no more than 40 columns each before extra columns may come. */
function wishedGrowth(placed: readonly PlacedColumn[]): number {
  const wished = placed.reduce(
    (sum, {column, width}) => sum + (column.grow === undefined ? 0 : Math.min(width, 40)),
    0,
  );
  return Math.max(wished, leastRoom(placed));
}

/**
 * Every column's widest cell or header, at most its `max`. It looks at every item: of a list that has grown, give the new
 * items and the widths `before` them.
 */
export function measureColumns(
  columns: readonly Column<Item>[],
  items: readonly Item[],
  now: Date,
  before: readonly number[] = [],
): number[] {
  return columns.map((column, index) => {
    let widest = before[index] ?? Math.max(column.min ?? 0, displayWidth(column.header));
    if (column.max !== undefined && widest >= column.max) return column.max;
    let last = '';
    for (const item of items) {
      const text = column.value(item, now);
      // Many cells are as the one above them.
      if (text === last) continue;
      last = text;
      widest = Math.max(widest, displayWidth(text));
      if (column.max !== undefined && widest >= column.max) return column.max;
    }
    return widest;
  });
}
