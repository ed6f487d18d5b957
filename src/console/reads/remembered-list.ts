import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {RememberedList} from '../session/remembered.ts';
import type {SessionStore} from '../session/store.ts';
import type {ListData} from './list-query.ts';
import {type ListKey, readState} from './read-key.ts';

/** A list of a resource: of the item that it belongs to, if it belongs to one, and where it is read, once it can be. */
interface Sought {
  readonly resource: Resource;
  readonly whose: Item | undefined;
  readonly key: ListKey | undefined;
}

/** Makes what finds what an earlier session saw in a list, until the service has told all of it or why it does not. */
export function createRememberedLists(
  client: QueryClient,
  store: SessionStore,
): (sought: Sought) => RememberedList | undefined {
  // What was told once is known better, also after it was forgotten.
  const told = new WeakSet<RememberedList>();
  return sought => {
    const {connection} = store.getState();
    const list = findKept(store, sought);
    if (list === undefined || connection.state === 'failed') return undefined;
    const {data, error = null} = (sought.key && readState<ListData>(client, sought.key)) ?? {};
    if (data?.complete === true) told.add(list);
    return told.has(list) || data?.problem !== undefined || error !== null ? undefined : list;
  };
}

function findKept(store: SessionStore, {resource: {name, parent}, whose}: Sought): RememberedList | undefined {
  const {remembered} = store.getState();
  if (parent === undefined) return remembered?.lists[name];
  if (remembered === undefined || whose === undefined) return undefined;
  const owner = parent.id(whose);
  return remembered.lookedAt.find(({resource, id}) => resource === parent.name && id === owner)?.lists[name];
}
