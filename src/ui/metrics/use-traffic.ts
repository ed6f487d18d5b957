import type {QueryClient} from '@tanstack/react-query';
import {useCallback, useSyncExternalStore} from 'react';

/** Draws the component again when traffic has arrived; a batch arrives at once and is drawn once. */
export function useTraffic(client: QueryClient, isShown: boolean): void {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!isShown) return () => {};
      let waiting = false;
      return client.getQueryCache().subscribe(({type, query}) => {
        if (type !== 'updated' || waiting) return;
        if (query.queryKey[0] !== 'traffic' && query.queryKey[0] !== 'traffic-problem') return;
        waiting = true;
        queueMicrotask(() => {
          waiting = false;
          versions.set(client, versionOf(client) + 1);
          changed();
        });
      });
    },
    [client, isShown],
  );
  useSyncExternalStore(subscribe, () => versionOf(client));
}

const versions = new WeakMap<QueryClient, number>();

function versionOf(client: QueryClient): number {
  return versions.get(client) ?? 0;
}
