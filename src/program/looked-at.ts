import type {QueryClient} from '@tanstack/query-core';
import type {Connection} from '../console/connection/connection.ts';
import {ownerOf} from '../console/connection/owner.ts';
import {type ListData, resourceListKey} from '../console/reads/list-query.ts';
import type {Workspace} from '../console/reads/workspace.ts';
import type {LookedAt, RememberedLists} from '../console/session/remembered.ts';
import type {Item} from '../core/item.ts';
import type {Resource} from '../core/resource/resource.ts';

/** Knows what was looked at in a session. */
export interface LookedAtKeeper {
  /** The lists that belong to an item and are kept. */
  readonly kept: readonly Resource[];
  /** Takes note of what is looked at now. */
  note(): void;
  /** What was looked at last through a connection, the latest first, with those lists that are known to their ends. */
  list(connection: Connection): readonly LookedAt[];
}

/** Items whose lists are kept. */
const mostItems = 8;
/** Rows that are kept of all of them together. */
const mostRows = 1000;

/** Makes the keeper of a console. */
export function createLookedAtKeeper(client: QueryClient, workspace: Workspace): LookedAtKeeper {
  const kept = workspace.resources.filter(
    ({toRemembered, parent}) => toRemembered !== undefined && parent !== undefined,
  );
  const owners = [...new Set(kept.flatMap(({parent}) => parent ?? []))];
  const noted = new Map<string, {readonly connection: string; readonly resource: Resource; readonly item: Item}>();
  const note = () => {
    for (const resource of owners) {
      const item = workspace.settledItem(resource);
      if (item === undefined) continue;
      const connection = ownerOf(item).key;
      const name = JSON.stringify([connection, resource.name, resource.id(item)]);
      noted.delete(name);
      noted.set(name, {connection, resource, item});
    }
    for (const name of [...noted.keys()].slice(0, -mostItems)) noted.delete(name);
  };
  const list = ({key}: Connection) =>
    [...noted.values()].reverse().flatMap(({connection, resource, item}) => {
      const lists = connection === key ? findLists(client, key, kept, {resource, item}) : {};
      return Object.keys(lists).length === 0 ? [] : [{resource: resource.name, id: resource.id(item), lists}];
    });
  return {kept, note, list};
}

function findLists(
  client: QueryClient,
  connection: string,
  kept: readonly Resource[],
  {resource, item}: {readonly resource: Resource; readonly item: Item},
): RememberedLists {
  const found = kept.flatMap(child => {
    if (child.parent !== resource) return [];
    const {data, dataUpdatedAt = 0} = client.getQueryState<ListData>(resourceListKey(connection, child, item)) ?? {};
    const {toRemembered = row => row, belongsTo = () => true, arn} = child;
    const own = data?.complete === true ? data.items.filter(row => belongsTo(row, item)) : undefined;
    // A list without some of its rows would be another one.
    if (own === undefined || own.some(row => arn(row) === undefined)) return [];
    return [[child.name, {items: own.map(row => toRemembered(row)), readAt: dataUpdatedAt}] as const];
  });
  return Object.fromEntries(found);
}

/**
 * What is to be kept of what was looked at, the latest first: some items of those that are still listed, each with what is known now
 * and what an earlier session knew of its other lists, as long as all of it stays small.
 */
export function mergeLookedAt(
  now: readonly LookedAt[],
  before: readonly LookedAt[],
  isListed: (looked: LookedAt) => boolean,
): readonly LookedAt[] {
  const isSame = (one: LookedAt) => (other: LookedAt) => one.resource === other.resource && one.id === other.id;
  const updated = now.map(one => ({...one, lists: {...before.find(isSame(one))?.lists, ...one.lists}}));
  const others = before.filter(one => !now.some(isSame(one)));
  let rows = 0;
  return [...updated, ...others]
    .filter(isListed)
    .slice(0, mostItems)
    .filter(one => {
      const own = countRows(one);
      if (rows + own > mostRows) return false;
      rows += own;
      return true;
    });
}

function countRows({lists}: LookedAt): number {
  return Object.values(lists).reduce((sum, {items}) => sum + items.length, 0);
}
