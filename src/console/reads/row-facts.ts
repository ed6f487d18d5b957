import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';

/** The cache key of the call that tells more of an item; a tab that makes the same call shares it. */
export function toRowKey(connection: string, {more}: Resource, item: Item) {
  const input = more?.input(item);
  return more === undefined || input === undefined ? undefined : (['read', connection, more.operation, input] as const);
}

/** The item with what its own call told, if it was made. */
export function withFacts(client: QueryClient, connection: string, resource: Resource, item: Item): Item {
  const key = toRowKey(connection, resource, item);
  const answer = key === undefined ? undefined : client.getQueryData<Item>(key);
  return answer === undefined ? item : (resource.more?.merge(item, answer) ?? item);
}
