import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {createFilter} from './filter.ts';

/** How a pane orders its rows: by the column of that index. Undefined keeps the service's order, or the best match first. */
export interface Sort {
  readonly column: number;
  readonly reverse: boolean;
}

/** The rows of a pane after its filter and sort, with every row's place by its id. */
export interface SortedRows {
  readonly rows: readonly Item[];
  /** The row's place, or -1. */
  indexOf(id: string): number;
}

/**
 * Makes a function from (items, filter, sort) to the pane's rows that computes only when one of them changed, so that
 * moving the cursor costs nothing that grows with the list.
 */
export function createSortedRows(
  resource: Resource,
): (items: readonly Item[], filter: string, sort?: Sort) => SortedRows {
  const applyFilter = createFilter(resource);
  let last: {items: readonly Item[]; filter: string; sort: Sort | undefined; view: SortedRows} | undefined;
  return (items, filter, sort) => {
    if (last !== undefined && last.items === items && last.filter === filter && last.sort === sort) return last.view;
    const found = filter.trim() === '' ? items : applyFilter(items, filter);
    const view = placeRows(resource, sort === undefined ? found : sortRows(resource, found, sort));
    last = {items, filter, sort, view};
    return view;
  };
}

function placeRows(resource: Resource, rows: readonly Item[]): SortedRows {
  let places: Map<string, number> | undefined;
  return {
    rows,
    indexOf: id => {
      places ??= new Map(rows.map((row, index) => [resource.id(row), index]));
      return places.get(id) ?? -1;
    },
  };
}

function sortRows(resource: Resource, rows: readonly Item[], {column, reverse}: Sort): readonly Item[] {
  const by = resource.columns[column];
  if (by === undefined) return rows;
  const now = new Date(0);
  const keyed = rows.map(row => ({row, key: by.sort?.(row) ?? by.value(row, now)}));
  keyed.sort((a, b) => compare(a.key, b.key));
  if (reverse) keyed.reverse();
  return keyed.map(({row}) => row);
}

/** Made for the first list that is sorted: it costs some milliseconds that the first frame need not wait for. */
let collator: Intl.Collator | undefined;

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  collator ??= new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  return collator.compare(String(a), String(b));
}
