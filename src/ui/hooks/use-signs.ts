import type {Query, QueryClient} from '@tanstack/react-query';
import {useCallback, useSyncExternalStore} from 'react';
import type {Board} from '../../core/incidents/board.ts';
import type {Resource} from '../../core/resource/resource.ts';

/** Draws the component again when traffic or signs of trouble have arrived; a batch arrives at once and is drawn once. */
export function useSigns(client: QueryClient, {columns}: Pick<Resource, 'columns'>): void {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!columns.some(({traffic, judged}) => traffic ?? judged)) return () => {};
      const drawn = new WeakMap<Query, unknown>();
      let waiting = false;
      return client.getQueryCache().subscribe(({type, query}) => {
        if (type !== 'updated' || !tellsSigns(query)) return;
        // An answer like the last one is the last one: there is nothing to draw.
        if (drawn.get(query) === query.state.data) return;
        drawn.set(query, query.state.data);
        if (waiting) return;
        waiting = true;
        queueMicrotask(() => {
          waiting = false;
          versions.set(client, versionOf(client) + 1);
          changed();
        });
      });
    },
    [client, columns],
  );
  useSyncExternalStore(subscribe, () => versionOf(client));
}

const versions = new WeakMap<QueryClient, number>();

function versionOf(client: QueryClient): number {
  return versions.get(client) ?? 0;
}

function tellsSigns({queryKey: [kind, , operation], state}: Query): boolean {
  if (kind === 'list') return operation === 'ListEventSourceMappings';
  // While the board is read it lies over the lists, and changes with every call.
  if (kind === 'incidents') return (state.data as Board | undefined)?.phase === 'ready';
  return kind === 'traffic' || kind === 'traffic-problem';
}
