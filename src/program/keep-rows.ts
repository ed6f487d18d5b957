import type {QueryClient} from '@tanstack/query-core';
import type {Connection} from '../console/connection/connection.ts';
import {type ListData, resourceListKey} from '../console/reads/list-query.ts';
import type {Workspace} from '../console/reads/workspace.ts';
import {connectionOf} from '../console/session/connection-of.ts';
import type {LookedAt, Remembered, RememberedList, RememberedLists} from '../console/session/remembered.ts';
import type {SessionStore} from '../console/session/store.ts';
import type {Item} from '../core/item.ts';
import type {Resource} from '../core/resource/resource.ts';
import {createLookedAtKeeper, type LookedAtKeeper, mergeLookedAt} from './looked-at.ts';
import type {RememberedRows} from './remembered-rows.ts';

/** The console whose rows are kept. */
export interface KeptConsole {
  readonly client: QueryClient;
  readonly store: SessionStore;
  readonly workspace: Workspace;
}

/** Keeps the rows of what is looked at for the next start. */
export interface RowKeeper {
  /** Writes what is known now. Rejects when it cannot be written. */
  keep(): Promise<void>;
  stop(): void;
}

/** Milliseconds after a list has come in which others may come, too. */
const rest = 1000;
/** The same after a list of what is looked at: who walks from item to item has all of them written together. */
const longRest = 60_000;

/**
 * Makes the keeper of a console: it writes when a list has come that is another than the one written, and when it is told to. `prepare`
 * makes something of the rows for the next start, and returns how to keep that once they are written.
 */
export function createRowKeeper(
  rows: RememberedRows,
  console: KeptConsole,
  prepare: (rows: Remembered) => Promise<() => Promise<void>>,
): RowKeeper {
  const {client, workspace} = console;
  const kept = workspace.resources.filter(isKeptWhole);
  const lookedAt = createLookedAtKeeper(client, workspace);
  const writer = createWriter(rows, console, {kept, lookedAt, prepare});
  // It is told of other files that they cannot be written; that a list is not remembered is no reason to say more.
  const keepQuietly = () => void writer.keep().catch(() => undefined);
  const looking = createRest(rest, () => writer.isListNew() && keepQuietly());
  const lookingLonger = createRest(longRest, () => writer.isLookNew() && keepQuietly());
  const unsubscribe = client.getQueryCache().subscribe(({type, query}) => {
    if (type !== 'updated' || query.queryKey[0] !== 'list') return;
    const isOf = ({list}: Resource) => list === query.queryKey[2];
    if (kept.some(isOf)) looking.begin();
    if (!lookedAt.kept.some(isOf)) return;
    lookedAt.note();
    lookingLonger.begin();
  });
  return {
    keep: writer.keep,
    stop: () => {
      looking.stop();
      lookingLonger.stop();
      unsubscribe();
    },
  };
}

function isKeptWhole({toRemembered, parent}: Resource): boolean {
  return toRemembered !== undefined && parent === undefined;
}

interface WriterParts {
  readonly kept: readonly Resource[];
  readonly lookedAt: LookedAtKeeper;
  prepare(rows: Remembered): Promise<() => Promise<void>>;
}

/** Makes what writes what is known, and tells whether that is something else than what it wrote last. */
function createWriter(rows: RememberedRows, {client, store}: KeptConsole, {kept, lookedAt, prepare}: WriterParts) {
  let written: readonly unknown[] = [];
  let writtenLooks = '';
  const keep = async () => {
    const connection = connectionOf(store.getState());
    const place = connection?.place();
    if (connection === undefined || place === undefined) return;
    const found = findWholeLists(client, connection, kept);
    written = toIdentity(place, found);
    lookedAt.note();
    const looks = lookedAt.list(connection);
    writtenLooks = formatLooks(looks);
    if (found.length === 0) return;
    const before = await rows.read(place);
    const lists = {...before?.lists, ...Object.fromEntries(found.map(toEntry))};
    const isListed = createIsListed(kept, lists);
    const next = {place, lists, lookedAt: mergeLookedAt(looks, before?.lookedAt ?? [], isListed)};
    const keepPrepared = await prepare(next);
    await rows.write(next);
    await keepPrepared();
  };
  return {
    keep,
    isListNew: () => {
      const connection = connectionOf(store.getState());
      if (connection === undefined) return false;
      const now = toIdentity(connection.place(), findWholeLists(client, connection, kept));
      return now.length !== written.length || now.some((part, index) => part !== written[index]);
    },
    isLookNew: () => {
      const connection = connectionOf(store.getState());
      return connection !== undefined && formatLooks(lookedAt.list(connection)) !== writtenLooks;
    },
  };
}

/** Makes what does something some milliseconds after it was begun; while it is under way it is not begun again. */
function createRest(milliseconds: number, work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    timer = undefined;
    work();
  };
  return {
    begin: () => {
      timer ??= setTimeout(end, milliseconds).unref();
    },
    stop: () => clearTimeout(timer),
  };
}

/** What was looked at as a text that tells it from other: not when it was. */
function formatLooks(looks: readonly LookedAt[]): string {
  return JSON.stringify(looks, (key, value) => (key === 'readAt' ? undefined : value));
}

/** Whether an item is still there, by the lists of all. */
function createIsListed(kept: readonly Resource[], lists: RememberedLists): (looked: LookedAt) => boolean {
  return looked => {
    const resource = kept.find(({name}) => name === looked.resource);
    return lists[looked.resource]?.items.some(item => resource?.id(item) === looked.id) ?? false;
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
