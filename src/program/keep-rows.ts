import type {QueryClient} from '@tanstack/query-core';
import type {Connection} from '../console/connection/connection.ts';
import {type ListData, resourceListKey} from '../console/reads/list-query.ts';
import {connectionOf} from '../console/session/connection-of.ts';
import type {Remembered, RememberedList} from '../console/session/remembered.ts';
import type {SessionStore} from '../console/session/store.ts';
import type {Item} from '../core/item.ts';
import type {Resource} from '../core/resource/resource.ts';
import type {RememberedRows} from './remembered-rows.ts';

/** The console whose rows are kept. */
export interface KeptConsole {
  readonly client: QueryClient;
  readonly store: SessionStore;
  readonly resources: readonly Resource[];
}

/** Keeps the rows of what is looked at for the next start. */
export interface RowKeeper {
  /** Writes what is known now. Rejects when it cannot be written. */
  keep(): Promise<void>;
  stop(): void;
}

/** Milliseconds after a list has come in which others may come, too. */
const rest = 1000;

/**
 * Makes the keeper of a console: it writes when a list has come that is another than the one written, and when it is told to. `prepare`
 * makes something of the rows for the next start, and returns how to keep that once they are written.
 */
export function createRowKeeper(
  rows: RememberedRows,
  {client, store, resources}: KeptConsole,
  prepare: (rows: Remembered) => Promise<() => Promise<void>>,
): RowKeeper {
  const kept = resources.filter(({toRemembered}) => toRemembered !== undefined);
  let written: readonly unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = async () => {
    const connection = connectionOf(store.getState());
    const place = connection?.place();
    if (connection === undefined || place === undefined) return;
    const found = findWholeLists(client, connection, kept);
    written = toIdentity(place, found);
    if (found.length === 0) return;
    const {remembered} = store.getState();
    const others = remembered?.place === place ? remembered.lists : {};
    const next = {place, lists: {...others, ...Object.fromEntries(found.map(toEntry))}};
    const keepPrepared = await prepare(next);
    await rows.write(next);
    await keepPrepared();
  };
  const look = () => {
    timer = undefined;
    const connection = connectionOf(store.getState());
    if (connection === undefined) return;
    const now = toIdentity(connection.place(), findWholeLists(client, connection, kept));
    if (now.length === written.length && now.every((part, index) => part === written[index])) return;
    // It is told of other files that they cannot be written; that a list is not remembered is no reason to say more.
    void keep().catch(() => undefined);
  };
  const unsubscribe = client.getQueryCache().subscribe(({type, query}) => {
    if (type !== 'updated' || query.queryKey[0] !== 'list' || timer !== undefined) return;
    if (kept.every(({list}) => list !== query.queryKey[2])) return;
    timer = setTimeout(look, rest);
    timer.unref();
  });
  return {
    keep,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}

interface WholeList {
  readonly resource: Resource;
  readonly items: readonly Item[];
  readonly readAt: number;
}

function findWholeLists(client: QueryClient, {key}: Connection, resources: readonly Resource[]): readonly WholeList[] {
  return resources.flatMap(resource => {
    const {data, dataUpdatedAt} = client.getQueryState<ListData>(resourceListKey(key, resource, undefined)) ?? {};
    return data?.complete === true ? [{resource, items: data.items, readAt: dataUpdatedAt ?? 0}] : [];
  });
}

/** A list that has not changed is the same one: its rows need not be looked at. */
function toIdentity(place: string | undefined, lists: readonly WholeList[]): readonly unknown[] {
  return [place, ...lists.map(({items}) => items)];
}

function toEntry({resource, items, readAt}: WholeList): readonly [string, RememberedList] {
  const {toRemembered = item => item, arn} = resource;
  return [
    resource.name,
    {items: items.filter(item => arn(item) !== undefined).map(item => toRemembered(item)), readAt},
  ];
}
