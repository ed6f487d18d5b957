import type {QueryClient} from '@tanstack/react-query';
import type {Workspace} from '../data/workspace.ts';
import type {SessionStore} from '../store.ts';

/** Lets child panes and Detail follow the cursors once they rest. */
export interface Settler {
  /** Follow soon, when no other move comes before. */
  schedule(): void;
  /** Follow at once. */
  settle(): void;
  stop(): void;
}

/** Milliseconds a cursor must rest: a held key must not read every item it passes. */
const rest = 120;

/** Makes the settler of a session; it also follows lists that arrive or change. */
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
      if (now === before) return onSettled();
      before = now;
    }
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(settle, rest);
  };
  const unsubscribe = client.getQueryCache().subscribe(event => {
    const isList = event.query.queryKey[0] === 'list';
    if (event.type === 'updated' && event.action.type === 'success' && isList && timer === undefined) {
      timer = setTimeout(settle, 0);
    }
  });
  return {
    schedule,
    settle,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
