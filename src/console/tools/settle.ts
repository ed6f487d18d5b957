import type {QueryClient} from '@tanstack/query-core';
import type {Workspace} from '../reads/workspace.ts';
import {recordOf} from '../session/connection-of.ts';
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
    const isMoved = recordOf(session).cursors !== recordOf(before).cursors;
    if (isMoved || session.sorts !== before.sorts) schedule();
  });
  const unsubscribe = client.getQueryCache().subscribe(event => {
    const isList = event.query.queryKey[0] === 'list';
    if (event.type === 'updated' && event.action.type === 'success' && isList && timer === undefined) {
      timer = setTimeout(follow, 0);
    }
  });
  return {
    settle,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(walk);
      stopWatching();
      unsubscribe();
    },
  };
}

/** Has all panes show what is selected in them. */
function settleAll(store: SessionStore, workspace: Workspace): void {
  // A parent's new item changes its children's lists, and with them their selections.
  for (let before = ''; ; ) {
    const selected = workspace.selectedIds();
    store.dispatch({type: 'settle', selected});
    const now = JSON.stringify(selected);
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
function pinCursors(store: SessionStore, workspace: Workspace): void {
  for (const resource of workspace.resources) {
    const {cursor, items, selected, index} = workspace.pane(resource);
    if (selected === undefined) continue;
    const id = resource.id(selected);
    const home = cursor.filter === '' ? index : items.indexOf(selected);
    if (id === cursor.selected && index === cursor.index && home === cursor.home) continue;
    store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, selected: id, index, home}});
  }
}
