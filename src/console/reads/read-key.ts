import {hashKey, type QueryClient, type QueryState} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import {madeOnce} from '../../core/made-once.ts';

/** The query of one list: under one connection, with one input. */
export type ListKey = readonly ['list', string, string, Item];

/** The cache key of a single call or of a list: its kind, connection, operation and input. */
export type ReadKey = ListKey | readonly ['read', string, string, Item];

/** Whether a key of the cache is that of something that is read of the service as it is. */
export function isReadKey(key: readonly unknown[]): key is ReadKey {
  return key[0] === 'read' || key[0] === 'list';
}

/** What tells a key from others, made once of each array: of every visible row it is wanted several times a frame. */
export const hashOf = madeOnce((key: readonly unknown[]): string => hashKey(key));

/** Has the key of what there is one of through a connection made once for each of these. */
export function keyByConnection<Key extends readonly unknown[]>(make: (connection: string) => Key) {
  const keys = new Map<string, Key>();
  return (connection: string): Key => {
    const key = keys.get(connection) ?? make(connection);
    keys.set(connection, key);
    return key;
  };
}

/** What the cache knows of a key. */
export function readState<Answer>(client: QueryClient, key: readonly unknown[]): QueryState<Answer> | undefined {
  return client.getQueryCache().get<Answer>(hashOf(key))?.state;
}
