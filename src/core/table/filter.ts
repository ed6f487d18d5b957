import {extendedMatch, Fzf} from 'fzf';
import type {Item, Resource} from '../resource.ts';

/** Finds in a list by what a user types: fuzzy, all words must match, `!word` excludes, the best match first. */
export type Finder<Entry> = (query: string) => readonly Entry[];

/** Makes the finder of a list; `text` is read once per entry. An empty query finds everything in the list's order. */
export function createFinder<Entry>(entries: readonly Entry[], text: (entry: Entry) => string): Finder<Entry> {
  const texts = entries.map(text);
  // The linear algorithm: the optimal one takes a quarter of a second a key over 10,000 names.
  const finder = new Fzf([...texts.keys()], {
    selector: index => texts[index] ?? '',
    match: extendedMatch,
    casing: 'case-insensitive',
    fuzzy: 'v1',
  });
  return query => {
    const wanted = toExtended(query);
    if (wanted === '') return entries;
    return finder.find(wanted).flatMap(({item}) => entries[item] ?? []);
  };
}

/** Makes a resource's filter, which keeps its index as long as the list stays the same. */
export function createFilter(resource: Resource): (items: readonly Item[], query: string) => readonly Item[] {
  let last: {items: readonly Item[]; find: Finder<Item>} | undefined;
  return (items, query) => {
    if (last?.items !== items) last = {items, find: createFinder(items, item => toSearchText(resource, item))};
    return last.find(query);
  };
}

/** fzf gives `'`, `^`, `$` and `|` a meaning of their own; here only `!` has one. A lone `!` is a word being typed. */
function toExtended(query: string): string {
  return query
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/(?<=^!?)['^]+|[$]+$/g, ''))
    .filter(word => word !== '' && word !== '!' && word !== '|')
    .join(' ');
}

function toSearchText(resource: Resource, item: Item): string {
  if (resource.searchText !== undefined) return resource.searchText(item);
  const now = new Date(0);
  return resource.columns.map(column => column.value(item, now)).join(' ');
}
