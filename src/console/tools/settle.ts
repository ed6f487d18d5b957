import type {QueryClient} from '@tanstack/query-core';
import type {Workspace} from '../reads/workspace.ts';
import {recordOf} from '../session/connection-of.ts';
import type {SessionStore} from '../session/store.ts';

/** Lets child panes and Detail follow the cursors once they rest. */
export interface Settler {
  /** Follow at once. */
  settle(): void;
  stop(): void;
}

/** Milliseconds a cursor must rest: a held key must not read every item it passes. */
const rest = 120;

/** Makes the settler of a session: it follows cursors that move, by keys or by a filter, and lists that arrive or change. */
export function createSettler(
  store: SessionStore,
  client: QueryClient,
  workspace: Workspace,
  onSettled: () => void,
): Settler {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = undefined;
    // A parent's new item changes its children's lists, and with them their selections.
    for (let before = ''; ; ) {
      const selected = workspace.selectedIds();
      store.dispatch({type: 'settle', selected});
      const now = JSON.stringify(selected);
      if (now === before) break;
      before = now;
    }
    pinCursors(store, workspace);
    onSettled();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(settle, rest);
  };
  const stopWatching = store.subscribe((session, before) => {
    const isMoved = recordOf(session).cursors !== recordOf(before).cursors;
    if (isMoved || session.sorts !== before.sorts) schedule();
  });
  const unsubscribe = client.getQueryCache().subscribe(event => {
    const isList = event.query.queryKey[0] === 'list';
    if (event.type === 'updated' && event.action.type === 'success' && isList && timer === undefined) {
      timer = setTimeout(settle, 0);
    }
  });
  return {
    settle,
    stop: () => {
      clearTimeout(timer);
      stopWatching();
      unsubscribe();
    },
  };
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
