import type {Item} from '../item.ts';
import type {Resource} from '../resource/resource.ts';
import {createFinder, type Finder, type SearchText} from '../search/finder.ts';
import {matchTags, parseTagQuery} from '../tags/tag-query.ts';
import type {KnownTags} from '../tags/tags.ts';

/** The items that a filter finds, best first, and how many there are of which it is not known whether it does. */
export interface Filtered {
  readonly found: readonly Item[];
  readonly untold: number;
}

/**
 * Makes a resource's filter, which keeps its index as long as the list stays the same. What it asks of tags holds of no item whose
 * tags are not known.
 */
export function createFilter(
  resource: Resource,
): (items: readonly Item[], query: string, tags?: KnownTags | undefined) => Filtered {
  let last: {items: readonly Item[]; find: Finder<Item>} | undefined;
  const findText = (items: readonly Item[], query: string): readonly Item[] => {
    if (query.trim() === '') return items;
    const address = resource.readAddress?.(query.trim());
    const exact = address === undefined ? [] : items.filter(item => nameOf(resource, item) === address);
    if (exact.length > 0) return exact;
    if (last?.items !== items) last = {items, find: createFinder(items, item => buildSearchText(resource, item))};
    const found = last.find(query);
    return found.length === 0 && address !== undefined ? last.find(address) : found;
  };
  return (items, query, tags) => {
    const {words, rest} = parseTagQuery(query);
    const all = findText(items, rest);
    if (words.length === 0) return {found: all, untold: 0};
    const told = all.map(item => ({item, is: matchTags(words, tags?.of(item))}));
    return {
      found: told.flatMap(({item, is}) => (is ? [item] : [])),
      untold: told.filter(({is}) => is === undefined).length,
    };
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
