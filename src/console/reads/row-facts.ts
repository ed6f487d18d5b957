import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import {madeOnce} from '../../core/made-once.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {ownerOf} from '../connection/owner.ts';
import {toBeganKey} from './list-query.ts';
import {type ListKey, readState} from './read-key.ts';

type RowKey = readonly ['read', string, string, Item];

/** The cache key of the call that reads an item alone; a tab that makes the same call shares it. Made once an item. */
export function toRowKey(resource: Resource, item: Item): RowKey | undefined {
  return makeRowKey(item, resource);
}

const makeRowKey = madeOnce((item: Item, {more}: Resource): RowKey | undefined => {
  const input = more?.input(item);
  return more === undefined || input === undefined ? undefined : ['read', ownerOf(item).key, more.operation, input];
});

/**
 * The freshest that is known of an item of a list: what its own call told over what the list did, or the other way round
 * when the list was read after it. Lists and Detail both draw this one.
 */
export function withFacts(client: QueryClient, list: ListKey, resource: Resource, item: Item): Item {
  const {more} = resource;
  const key = toRowKey(resource, item);
  const state = key === undefined ? undefined : readState<Item>(client, key);
  if (more === undefined || state?.data === undefined) return item;
  const began = readState<number>(client, toBeganKey(list))?.data ?? 0;
  const merge = state.dataUpdatedAt >= began ? more.merge : more.complete;
  return merge === undefined ? item : mergeInto(item, state.data, merge);
}

const mergeInto = madeOnce((item: Item, answer: Item, merge: (item: Item, answer: Item) => Item) =>
  merge(item, answer),
);
