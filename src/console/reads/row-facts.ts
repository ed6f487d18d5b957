import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {ownerOf} from '../connection/owner.ts';
import {type ListKey, toBeganKey} from './list-query.ts';
import {readState} from './read-key.ts';

type RowKey = readonly ['read', string, string, Item];

const known = new WeakMap<Item, {readonly resource: Resource; readonly key: RowKey | undefined}>();

/** The cache key of the call that reads an item alone; a tab that makes the same call shares it. Made once an item. */
export function toRowKey(resource: Resource, item: Item): RowKey | undefined {
  const made = known.get(item);
  if (made?.resource === resource) return made.key;
  const {more} = resource;
  const input = more?.input(item);
  const key: RowKey | undefined =
    more === undefined || input === undefined ? undefined : ['read', ownerOf(item).key, more.operation, input];
  known.set(item, {resource, key});
  return key;
}

/**
 * The freshest that is known of an item of a list: what its own call told over what the list did, or the other way round
 * when the list was read after it. Lists and Detail both draw this one.
 */
export function withFacts(client: QueryClient, list: ListKey, resource: Resource, item: Item): Item {
  const {more} = resource;
  const key = toRowKey(resource, item);
  const state = key === undefined ? undefined : readState<Item>(client, key);
  if (more === undefined || state?.data === undefined) return item;
  const began = client.getQueryData<number>(toBeganKey(list)) ?? 0;
  if (state.dataUpdatedAt >= began) return more.merge(item, state.data);
  return more.complete?.(item, state.data) ?? item;
}
