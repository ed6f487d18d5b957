import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {createFinder, type Finder} from '../search/finder.ts';

/** Makes a resource's filter, which keeps its index as long as the list stays the same. */
export function createFilter(resource: Resource): (items: readonly Item[], query: string) => readonly Item[] {
  let last: {items: readonly Item[]; find: Finder<Item>} | undefined;
  return (items, query) => {
    if (last?.items !== items) last = {items, find: createFinder(items, item => buildSearchText(resource, item))};
    return last.find(query);
  };
}

function buildSearchText(resource: Resource, item: Item): string {
  if (resource.searchText !== undefined) return resource.searchText(item);
  const now = new Date(0);
  return resource.columns.map(column => column.value(item, now)).join(' ');
}
