import {useCallback, useSyncExternalStore} from 'react';
import type {Resource} from '../../core/resource/resource.ts';
import {useConsole} from './use-console.ts';

/** Draws the component again when tags of a resource's items have arrived. */
export function useTags(resource: Resource | undefined): void {
  const {client, workspace} = useConsole();
  const subscribe = useCallback(
    (changed: () => void) =>
      client.getQueryCache().subscribe(({type, query}) => {
        if (type === 'updated' && query.queryKey[0] === 'tags') changed();
      }),
    [client],
  );
  useSyncExternalStore(subscribe, () => (resource === undefined ? undefined : workspace.pane(resource).tags));
}
