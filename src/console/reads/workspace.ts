import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import {createRepeats} from '../../core/resource/repeats.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {headingOf} from '../../core/table/grouping.ts';
import {createSortedRows, type SortedRows} from '../../core/table/sorted-rows.ts';
import type {KnownTags} from '../../core/tags/tags.ts';
import type {Connection} from '../connection/connection.ts';
import {own, ownerOf} from '../connection/owner.ts';
import {connectionKey, connectionOf, recordOf} from '../session/connection-of.ts';
import type {Selections} from '../session/events.ts';
import {anyConnection, type Cursor, cursorOf} from '../session/record.ts';
import type {Session} from '../session/session.ts';
import type {SessionStore} from '../session/store.ts';
import {createAwaited, type WithAwaited} from './awaited-rows.ts';
import {type ListData, resourceListKey} from './list-query.ts';
import {type ListKey, readState} from './read-key.ts';
import {createRememberedLists} from './remembered-list.ts';
import {createColumnWidths, createShownColumns} from './shown-columns.ts';
import {createTagsOf} from './tags-cache.ts';

/** A list pane as it stands: server truth and session state seen together. */
export interface PaneContent extends WithAwaited {
  readonly resource: Resource;
  /** The item the list belongs to; undefined for a resource without parent. */
  readonly parent: Item | undefined;
  /** Whose list it is: the parent, or the row of an earlier session that will be, once the service has told of it. */
  readonly whose: Item | undefined;
  /** Where the list is read; undefined while there is no connection. */
  readonly connection: Connection | undefined;
  /** Undefined while there is no connection or no parent item to list for. */
  readonly key: ListKey | undefined;
  readonly data: ListData | undefined;
  /** The list's items that belong to the parent. */
  readonly items: readonly Item[];
  readonly view: SortedRows;
  /** What is known of the items' tags; undefined of a list whose items have none of their own. */
  readonly tags: KnownTags | undefined;
  readonly cursor: Cursor;
  /** Row of the cursor, 0 in an empty list. */
  readonly index: number;
  /** The item under the cursor; undefined also while the service has not told of it yet. */
  readonly selected: Item | undefined;
  /** The row under the cursor while it is one of an earlier session, which nothing is done with. */
  readonly awaited: Item | undefined;
}

/** Answers what the panes show, for views and keys alike. */
export interface Workspace {
  readonly resources: readonly Resource[];
  pane(resource: Resource): PaneContent;
  /** The item the cursor rested on last: what child panes and Detail show. */
  settledItem(resource: Resource): Item | undefined;
  /** All selections, for settling; rows that are awaited, too. */
  selections(): Selections;
  /** The columns of a resource's pane: its own, or those that the settings ask for. */
  columns(resource: Resource): Resource['columns'];
  columnWidths(resource: Resource, items: readonly Item[], now: Date): readonly number[];
  resource(name: string): Resource | undefined;
}

const noItems: readonly Item[] = [];
const noOwner = {whose: undefined, parent: undefined};

/** Makes the workspace of a session. Reads the stores when asked; keeps nothing but what it computed from them. */
export function createWorkspace(client: QueryClient, store: SessionStore, resources: readonly Resource[]): Workspace {
  const itemsOf = createItems();
  const withAwaited = createAwaited();
  const toKey = createKeys();
  const tagsOf = createTagsOf(client, store);
  const columns = createShownColumns(store, tagsOf);
  const viewOf = createViews(store, columns);
  const findRemembered = createRememberedLists(client, store);

  const pane = (resource: Resource): PaneContent => {
    const session = store.getState();
    const {whose, parent} = resource.parent === undefined ? noOwner : findOwner(resource.parent);
    const connection = parent === undefined ? connectionOf(session) : ownerOf(parent);
    const key = toKey(connection, resource, parent);
    const data = key === undefined ? undefined : readState<ListData>(client, key)?.data;
    const cursor = cursorOf(recordOf(session), resource.name, toScope(session, resource, whose));
    const items = itemsOf(resource, data?.items ?? noItems, parent);
    const told = session.remembered?.told?.[resource.name];
    const awaited = withAwaited(resource, items, findRemembered({resource, whose, key}), told);
    const tags = tagsOf(resource);
    const view = viewOf(resource, awaited.all, cursor.filter, tags);
    const index = findCursor(view, cursor);
    const under = toUnder(view.rows[index], awaited);
    return {resource, parent, whose, connection, key, data, items, view, cursor, index, tags, ...under, ...awaited};
  };

  const findOwner = (resource: Resource): Pick<PaneContent, 'whose' | 'parent'> => {
    const {settled} = recordOf(store.getState());
    const {view, isAwaited, selected, awaited} = pane(resource);
    // At a start nothing has settled yet: it is where the cursor stands.
    if (!(resource.name in settled)) return {whose: selected ?? awaited, parent: selected};
    const id = settled[resource.name];
    const row = id === undefined ? undefined : view.rows[view.indexOf(id)];
    return {whose: row, parent: row === undefined || isAwaited(row) ? undefined : row};
  };

  return {
    resources,
    pane,
    settledItem: resource => findOwner(resource).parent,
    selections: () => toSelections(resources.map(pane)),
    columns,
    columnWidths: createColumnWidths(columns),
    resource: name => resources.find(resource => resource.name === name),
  };
}

function toSelections(panes: readonly PaneContent[]): Selections {
  const selected = panes.map(({resource, selected: item, awaited}) => {
    const row = item ?? awaited;
    return [resource.name, row === undefined ? undefined : resource.id(row)] as const;
  });
  const untold = panes.flatMap(({resource, awaited}) => (awaited === undefined ? [] : [resource.name]));
  return {selected: Object.fromEntries(selected), untold};
}

/** Where the cursor stands. Where nobody has put it, it is on an item and not on the heading of a group. */
function findCursor({rows, indexOf}: SortedRows, {selected, index}: Cursor): number {
  const found = selected === undefined ? -1 : indexOf(selected);
  if (found !== -1) return found;
  const near = Math.max(0, Math.min(index, rows.length - 1));
  const item = rows.findIndex((row, at) => at >= near && headingOf(row) === undefined);
  return item === -1 ? near : item;
}

/** What the cursor stands on: an item, or a row that the service has not told of. */
function toUnder(row: Item | undefined, {isAwaited}: WithAwaited): Pick<PaneContent, 'selected' | 'awaited'> {
  if (row !== undefined && headingOf(row) !== undefined) return {selected: undefined, awaited: undefined};
  const isOfBefore = row !== undefined && isAwaited(row);
  return isOfBefore ? {selected: undefined, awaited: row} : {selected: row, awaited: undefined};
}

/** Makes what filters, sorts and groups the rows of each resource. */
function createViews(store: SessionStore, columns: Workspace['columns']) {
  const views = new Map<string, ReturnType<typeof createSortedRows>>();
  return (resource: Resource, rows: readonly Item[], filter: string, tags: KnownTags | undefined): SortedRows => {
    const {sorts, favourites, groups} = store.getState();
    const viewOf = views.get(resource.name) ?? createSortedRows(resource);
    views.set(resource.name, viewOf);
    const grouping = groups[resource.name];
    return viewOf(rows, filter, sorts[resource.name], columns(resource), {tags, favourites, grouping});
  };
}

/** Makes what finds the items of a pane in what its list has: rows of their own, or what of it belongs to the parent, once each. */
function createItems(): (resource: Resource, listed: readonly Item[], parent: Item | undefined) => readonly Item[] {
  const belonging = createBelonging();
  const onceEach = createOnceEach();
  const rowsOf = createRows();
  return (resource, listed, parent) => {
    if (resource.toRows === undefined || parent === undefined)
      return belonging(resource, onceEach(resource, listed), parent);
    return rowsOf(resource, listed, parent);
  };
}

/** Picks the items of an account's list that belong to a parent, once for each list and parent. */
function createBelonging(): (resource: Resource, items: readonly Item[], parent: Item | undefined) => readonly Item[] {
  const picked = new Map<string, {items: readonly Item[]; parent: Item; own: readonly Item[]}>();
  return (resource, items, parent) => {
    const {belongsTo, name} = resource;
    if (belongsTo === undefined || parent === undefined) return items;
    const last = picked.get(name);
    if (last?.items === items && last.parent === parent) return last.own;
    const own = items.filter(item => belongsTo(item, parent));
    picked.set(name, {items, parent, own});
    return own;
  };
}

/** Makes rows of what a list has, once for each list and parent. */
function createRows(): (resource: Resource, listed: readonly Item[], parent: Item) => readonly Item[] {
  const made = new Map<string, {listed: readonly Item[]; parent: Item; rows: readonly Item[]}>();
  return ({name, toRows}, listed, parent) => {
    const last = made.get(name);
    if (last?.listed === listed && last.parent === parent) return last.rows;
    const rows = (toRows?.(listed, parent) ?? []).map(row => own(ownerOf(parent), row));
    made.set(name, {listed, parent, rows});
    return rows;
  };
}

/** Leaves out what a list has again, once for each list and of one that grows only what was added. */
function createOnceEach(): (resource: Resource, items: readonly Item[]) => readonly Item[] {
  const known = new Map<string, {items: readonly Item[]; own: readonly Item[]; isRepeat(item: Item): boolean}>();
  return (resource, items) => {
    const last = known.get(resource.name);
    if (last?.items === items) return last.own;
    const grown = last?.items.every((item, index) => item === items[index]) ? last : undefined;
    const isRepeat = grown?.isRepeat ?? createRepeats(resource);
    const added = items.slice(grown?.items.length ?? 0).filter(item => !isRepeat(item));
    const all = [...(grown?.own ?? []), ...added];
    const own = all.length === items.length ? items : all;
    known.set(resource.name, {items, own, isRepeat});
    return own;
  };
}

/** Makes the key of each resource's list once for each connection and parent. */
function createKeys(): (
  connection: Connection | undefined,
  resource: Resource,
  parent: Item | undefined,
) => ListKey | undefined {
  const made = new Map<string, {connection: Connection; parent: Item | undefined; key: ListKey}>();
  return (connection, resource, parent) => {
    if (connection === undefined || (resource.parent !== undefined && parent === undefined)) return undefined;
    const last = made.get(resource.name);
    if (last?.connection === connection && last.parent === parent) return last.key;
    const key = resourceListKey(connection.key, resource, parent);
    made.set(resource.name, {connection, parent, key});
    return key;
  };
}

function toScope(session: Session, resource: Resource, whose: Item | undefined): string {
  const place = connectionKey(session) ?? anyConnection;
  return whose === undefined ? place : `${place} ${resource.parent?.id(whose) ?? ''}`;
}
