import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {parseTagQuery} from '../tags/tag-query.ts';
import type {KnownTags} from '../tags/tags.ts';
import {compareKeys} from './compare-keys.ts';
import {createFilter} from './filter.ts';
import {type Grouping, groupRows, rowId} from './grouping.ts';

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
  /** Items, and among them the headings of groups where they are grouped. */
  readonly rows: readonly Item[];
  /** How many items the filter finds, be they below a folded heading. */
  readonly count: number;
  /** Of how many rows it is not known what they are sorted by. */
  readonly unknown: number;
  /** Of how many more it is not known whether the filter finds them: it asks of tags, and theirs are not known. */
  readonly untold: number;
  /** The row's place, or -1. */
  indexOf(id: string): number;
}

/** What else the rows of a pane are arranged by. */
export interface Arranging {
  readonly tags: KnownTags | undefined;
  /** ARNs of what comes first. */
  readonly favourites: ReadonlySet<string>;
  readonly grouping: Grouping | undefined;
}

interface SortInput extends Arranging {
  readonly items: readonly Item[];
  readonly filter: string;
  readonly sort: Sort | undefined;
  readonly columns: Resource['columns'];
}

const plainly: Arranging = {tags: undefined, favourites: new Set(), grouping: undefined};

/**
 * Makes a function from (items, filter, sort, columns, arranging) to the pane's rows that computes only when one of them changed, so
 * that moving the cursor costs nothing that grows with the list.
 */
export function createSortedRows(
  resource: Resource,
): (
  items: readonly Item[],
  filter: string,
  sort?: Sort,
  columns?: Resource['columns'],
  arranging?: Arranging,
) => SortedRows {
  const applyFilter = createFilter(resource);
  let last: (SortInput & {readonly view: SortedRows}) | undefined;
  return (items, filter, sort, columns = resource.columns, arranging = plainly) => {
    const {tags, favourites, grouping} = arranging;
    const input = {items, filter, sort, columns, tags, favourites, grouping};
    if (last !== undefined && isSameInput(last, input)) return last.view;
    const {found, untold} = filter.trim() === '' ? {found: items, untold: 0} : applyFilter(items, filter, tags);
    const unknown = sort === undefined ? 0 : countUnknown(resource, found, sort, columns);
    const sorted = sort === undefined ? found : sortRows(resource, found, sort, columns);
    const isRanked = sort === undefined && parseTagQuery(filter).rest !== '';
    const ordered = isRanked ? sorted : putFavouritesFirst(resource, sorted, favourites);
    const rows = grouping === undefined ? ordered : groupRows(ordered, grouping, tags);
    const view = {...placeRows(resource, rows), count: found.length, unknown, untold};
    last = {...input, view};
    return view;
  };
}

/** Favourites come first in every order but in that of how well what was typed is found. */
function putFavouritesFirst({arn}: Resource, rows: readonly Item[], favourites: ReadonlySet<string>): readonly Item[] {
  if (favourites.size === 0) return rows;
  const isFirst = (row: Item) => favourites.has(arn(row) ?? '');
  const first = rows.filter(isFirst);
  return first.length === 0 ? rows : [...first, ...rows.filter(row => !isFirst(row))];
}

function isSameInput(one: SortInput, other: SortInput): boolean {
  return (['items', 'filter', 'sort', 'columns', 'tags', 'favourites', 'grouping'] as const).every(
    part => one[part] === other[part],
  );
}

function countUnknown(
  {id}: Resource,
  rows: readonly Item[],
  {column, figures}: Sort,
  columns: Resource['columns'],
): number {
  if (figures !== undefined) return rows.filter(row => !figures.of.has(id(row))).length;
  const by = columns[column];
  return by?.isUnknown === undefined ? 0 : rows.filter(row => by.isUnknown?.(row)).length;
}

function placeRows(resource: Resource, rows: readonly Item[]): Pick<SortedRows, 'rows' | 'indexOf'> {
  let places: Map<string, number> | undefined;
  return {
    rows,
    indexOf: id => {
      places ??= new Map(rows.map((row, index) => [rowId(resource, row), index]));
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
  const keyed: {readonly row: Item; readonly key: string | number}[] = [];
  const last: Item[] = [];
  for (const row of rows) {
    const key = by.sort === undefined ? by.value(row, now) : by.sort(row);
    if (key === undefined) last.push(row);
    else keyed.push({row, key});
  }
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  if (reverse) keyed.reverse();
  return [...keyed.map(({row}) => row), ...last];
}

function sortByFigures({id}: Resource, rows: readonly Item[], {of}: SortFigures, reverse: boolean): readonly Item[] {
  const known = rows.filter(row => of.has(id(row))).toSorted((a, b) => (of.get(id(b)) ?? 0) - (of.get(id(a)) ?? 0));
  return [...(reverse ? known.reverse() : known), ...rows.filter(row => !of.has(id(row)))];
}
