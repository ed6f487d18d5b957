import {hashKey, type QueryClient, type QueryState} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {ListKey} from './list-query.ts';

/** The cache key of a single call or of a list: its kind, connection, operation and input. */
export type ReadKey = ListKey | readonly ['read', string, string, Item];

/** Whether a key of the cache is that of something that is read of the service as it is. */
export function isReadKey(key: readonly unknown[]): key is ReadKey {
  return key[0] === 'read' || key[0] === 'list';
}

const hashes = new WeakMap<readonly unknown[], string>();

/** What tells a key from others, made once of each array: of every visible row it is wanted several times a frame. */
export function hashOf(key: readonly unknown[]): string {
  const hash = hashes.get(key) ?? hashKey(key);
  hashes.set(key, hash);
  return hash;
}

/** What the cache knows of a key. */
export function readState<Answer>(client: QueryClient, key: readonly unknown[]): QueryState<Answer> | undefined {
  return client.getQueryCache().get<Answer>(hashOf(key))?.state;
}
