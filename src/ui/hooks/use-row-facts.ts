import type {QueryClient} from '@tanstack/react-query';
import {useCallback, useSyncExternalStore} from 'react';
import type {Resource} from '../../core/resource/resource.ts';

/** Facts arrive one by one; rows are drawn anew at most this often, in milliseconds. */
const drawEvery = 250;

/** Draws the component again when facts about the resource's items have arrived. */
export function useRowFacts(client: QueryClient, {more}: Resource): void {
  const subscribe = useCallback(
    (changed: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const unsubscribe = client.getQueryCache().subscribe(({type, query}) => {
        if (more === undefined || type !== 'updated' || timer !== undefined) return;
        if (query.queryKey[0] !== 'read' || query.queryKey[2] !== more.operation) return;
        timer = setTimeout(() => {
          timer = undefined;
          version.set(client, (version.get(client) ?? 0) + 1);
          changed();
        }, drawEvery);
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
