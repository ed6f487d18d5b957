import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {createFinder, type Finder, type SearchText} from '../search/finder.ts';

/** Makes a resource's filter, which keeps its index as long as the list stays the same. */
export function createFilter(resource: Resource): (items: readonly Item[], query: string) => readonly Item[] {
  let last: {items: readonly Item[]; find: Finder<Item>} | undefined;
  return (items, query) => {
    const address = resource.readAddress?.(query.trim());
    const exact = address === undefined ? [] : items.filter(item => nameOf(resource, item) === address);
    if (exact.length > 0) return exact;
    if (last?.items !== items) last = {items, find: createFinder(items, item => buildSearchText(resource, item))};
    const found = last.find(query);
    return found.length === 0 && address !== undefined ? last.find(address) : found;
  };
}

/** What an item of a resource is found by. */
function buildSearchText(resource: Resource, item: Item): SearchText {
  if (resource.searchText !== undefined) return resource.searchText(item);
  const now = new Date(0);
  const [name = '', ...others] = resource.columns.map(column => column.value(item, now));
  return {names: [name], others};
}

function nameOf(resource: Resource, item: Item): string | undefined {
  const text = buildSearchText(resource, item);
  return typeof text === 'string' ? text : text.names[0];
}
