import type {QueryClient} from '@tanstack/query-core';
import type {Workspace} from '../reads/workspace.ts';
import {recordOf} from '../session/connection-of.ts';
import type {ConnectionRecord} from '../session/record.ts';
import type {SessionStore} from '../session/store.ts';

/** Lets child panes and Detail follow the cursors once they rest, and says when they pass. */
export interface Settler {
  /** Follow at once. */
  settle(): void;
  stop(): void;
}

/** Milliseconds a cursor must rest: a held key must not show every item it passes. */
const rest = 120;
/** The same before anything is read of an item, for a cursor that walks: its moves are no further apart than this. */
const walkRest = 600;

/** Makes the settler of a session: it follows cursors that move, by keys or by a filter, and lists that arrive or change. */
export function createSettler(
  store: SessionStore,
  client: QueryClient,
  workspace: Workspace,
  onSettled: () => void,
): Settler {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let walk: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    clearTimeout(timer);
    timer = undefined;
    settleAll(store, workspace);
    onSettled();
  };
  // The place of an item is known from the list it came in, also while the cursor still has to rest: the next may be without it.
  let pinning: ReturnType<typeof setTimeout> | undefined;
  const pin = () => {
    pinning = undefined;
    // What a filter finds while it is still typed is not where the cursor went.
    pinCursors(store, workspace, store.getState().filtering?.pane);
  };
  const pass = (isPassing: boolean) => {
    if (store.getState().watch.isPassing !== isPassing) store.dispatch({type: 'watch', watch: {isPassing}});
  };
  const settle = () => {
    clearTimeout(walk);
    walk = undefined;
    pass(false);
    follow();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(follow, rest);
    if (!isElsewhere(store, workspace)) return;
    pass(walk !== undefined);
    clearTimeout(walk);
    walk = setTimeout(settle, walkRest);
  };
  const stopWatching = store.subscribe((session, before) => {
    const isMoved = hasMoved(recordOf(session), recordOf(before));
    if (isMoved || session.sorts !== before.sorts) schedule();
  });
  const unsubscribe = onList(client, () => {
    if (timer === undefined) timer = setTimeout(follow, 0);
    else pinning ??= setTimeout(pin, 0);
  });
  return {
    settle,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(walk);
      clearTimeout(pinning);
      stopWatching();
      unsubscribe();
    },
  };
}

/** What is read that rows come, go and move by. */
const moving: ReadonlySet<unknown> = new Set(['list', 'tags']);

/** Tells of every list that arrives, or a part of it, and of the tags of one; returns how to stop. */
function onList(client: QueryClient, tell: () => void): () => void {
  return client.getQueryCache().subscribe(event => {
    if (event.type === 'updated' && event.action.type === 'success' && moving.has(event.query.queryKey[0])) tell();
  });
}

/** Whether a cursor went to another item; one that was only tied to the place of its own did not. */
function hasMoved({cursors}: ConnectionRecord, before: ConnectionRecord): boolean {
  if (cursors === before.cursors) return false;
  return Object.entries(cursors).some(([pane, cursor]) => {
    const {scope, selected, filter, index} = before.cursors[pane] ?? {};
    const isSame = cursor.scope === scope && cursor.selected === selected && cursor.filter === filter;
    return !isSame || (selected === undefined && cursor.index !== index);
  });
}

/** Has all panes show what is selected in them. */
function settleAll(store: SessionStore, workspace: Workspace): void {
  // A parent's new item changes its children's lists, and with them their selections.
  for (let before = ''; ; ) {
    const selections = workspace.selections();
    store.dispatch({type: 'settle', ...selections});
    const now = JSON.stringify(selections);
    if (now === before) break;
    before = now;
  }
  pinCursors(store, workspace);
}

/** Whether the cursor has left what is shown of its pane; it has not when it was only tied to that. */
function isElsewhere(store: SessionStore, workspace: Workspace): boolean {
  const session = store.getState();
  const resource = workspace.resource(session.focus);
  const selected = resource && workspace.pane(resource).selected;
  return (
    resource !== undefined &&
    selected !== undefined &&
    resource.id(selected) !== recordOf(session).settled[resource.name]
  );
}

/** A cursor is tied to its item, for a refresh may put others before it, and keeps the place of that for when it has gone. */
function pinCursors(store: SessionStore, workspace: Workspace, except?: string): void {
  for (const resource of workspace.resources.filter(({name}) => name !== except)) {
    const {cursor, all, selected, awaited, index} = workspace.pane(resource);
    const row = selected ?? awaited;
    if (row === undefined) continue;
    const id = resource.id(row);
    const home = cursor.filter === '' ? index : all.indexOf(row);
    if (id === cursor.selected && index === cursor.index && home === cursor.home) continue;
    store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, selected: id, index, home}});
  }
}
