import type {Item} from '../../core/item.ts';
import type {ListKey} from './list-query.ts';

/** The cache key of a single call or of a list: its kind, connection, operation and input. */
export type ReadKey = ListKey | readonly ['read', string, string, Item];

/** Whether a key of the cache is that of something that is read of the service as it is. */
export function isReadKey(key: readonly unknown[]): key is ReadKey {
  return key[0] === 'read' || key[0] === 'list';
}
