import type {Query, QueryClient} from '@tanstack/react-query';
import {useCallback, useSyncExternalStore} from 'react';
import type {Resource} from '../../core/resource/resource.ts';

/** Facts arrive one by one: a single one is drawn at once, as Detail does, and many at most this often, in milliseconds. */
const drawEvery = 250;

/** Draws the component again when facts about the resource's items have arrived. */
export function useRowFacts(client: QueryClient, {more}: Pick<Resource, 'more'>): void {
  const subscribe = useCallback(
    (changed: () => void) => {
      const drawn = new WeakMap<Query, unknown>();
      let timer: ReturnType<typeof setTimeout> | undefined;
      let drawnAt = Number.NEGATIVE_INFINITY;
      const unsubscribe = client.getQueryCache().subscribe(({type, query}) => {
        if (more === undefined || type !== 'updated') return;
        if (query.queryKey[0] !== 'read' || query.queryKey[2] !== more.operation) return;
        // An answer like the last one is the last one: there is nothing to draw.
        if (drawn.get(query) === query.state.data) return;
        drawn.set(query, query.state.data);
        if (timer !== undefined) return;
        timer = setTimeout(
          () => {
            timer = undefined;
            drawnAt = performance.now();
            version.set(client, (version.get(client) ?? 0) + 1);
            changed();
          },
          Math.max(0, drawnAt + drawEvery - performance.now()),
        );
      });
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    [client, more],
  );
  useSyncExternalStore(subscribe, () => version.get(client) ?? 0);
}

const version = new WeakMap<QueryClient, number>();
