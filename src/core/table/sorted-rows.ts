import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {createFilter} from './filter.ts';

/** How a pane orders its rows: by the column of that index. Undefined keeps the service's order, or the best match first. */
export interface Sort {
  readonly column: number;
  readonly reverse: boolean;
  /** What was read for it, in place of what stands in the column. */
  readonly figures?: SortFigures;
}

/** Figures of items by their ids, the largest first; what is not known of comes last, whichever way round. */
export interface SortFigures {
  /** What they count, in a word or two. */
  readonly what: string;
  readonly of: ReadonlyMap<string, number>;
}

/** The rows of a pane after its filter and sort, with every row's place by its id. */
export interface SortedRows {
  readonly rows: readonly Item[];
  /** How many rows the figures say nothing of that they are sorted by. */
  readonly unknown: number;
  /** The row's place, or -1. */
  indexOf(id: string): number;
}

interface SortInput {
  readonly items: readonly Item[];
  readonly filter: string;
  readonly sort: Sort | undefined;
  readonly columns: Resource['columns'];
}

/**
 * Makes a function from (items, filter, sort, columns) to the pane's rows that computes only when one of them changed, so that
 * moving the cursor costs nothing that grows with the list.
 */
export function createSortedRows(
  resource: Resource,
): (items: readonly Item[], filter: string, sort?: Sort, columns?: Resource['columns']) => SortedRows {
  const applyFilter = createFilter(resource);
  let last: (SortInput & {readonly view: SortedRows}) | undefined;
  return (items, filter, sort, columns = resource.columns) => {
    const isSame = last?.items === items && last.filter === filter && last.sort === sort && last.columns === columns;
    if (last !== undefined && isSame) return last.view;
    const found = filter.trim() === '' ? items : applyFilter(items, filter);
    const unknown = sort?.figures === undefined ? 0 : countUnknown(resource, found, sort.figures);
    const view = placeRows(resource, sort === undefined ? found : sortRows(resource, found, sort, columns), unknown);
    last = {items, filter, sort, columns, view};
    return view;
  };
}

function countUnknown({id}: Resource, rows: readonly Item[], {of}: SortFigures): number {
  return rows.filter(row => !of.has(id(row))).length;
}

function placeRows(resource: Resource, rows: readonly Item[], unknown: number): SortedRows {
  let places: Map<string, number> | undefined;
  return {
    rows,
    unknown,
    indexOf: id => {
      places ??= new Map(rows.map((row, index) => [resource.id(row), index]));
      return places.get(id) ?? -1;
    },
  };
}

function sortRows(
  resource: Resource,
  rows: readonly Item[],
  {column, reverse, figures}: Sort,
  columns: Resource['columns'],
): readonly Item[] {
  if (figures !== undefined) return sortByFigures(resource, rows, figures, reverse);
  const by = columns[column];
  if (by === undefined) return rows;
  const now = new Date(0);
  const keyed = rows.map(row => ({row, key: by.sort?.(row) ?? by.value(row, now)}));
  keyed.sort((a, b) => compare(a.key, b.key));
  if (reverse) keyed.reverse();
  return keyed.map(({row}) => row);
}

function sortByFigures({id}: Resource, rows: readonly Item[], {of}: SortFigures, reverse: boolean): readonly Item[] {
  const known = rows.filter(row => of.has(id(row))).toSorted((a, b) => (of.get(id(b)) ?? 0) - (of.get(id(a)) ?? 0));
  return [...(reverse ? known.reverse() : known), ...rows.filter(row => !of.has(id(row)))];
}

/** Made for the first list that is sorted: it costs some milliseconds that the first frame need not wait for. */
let collator: Intl.Collator | undefined;

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  collator ??= new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  return collator.compare(String(a), String(b));
}
