import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import {buildListQuery, noList} from '../../console/reads/list-query.ts';
import type {PaneContent} from '../../console/reads/workspace.ts';
import {useConsole} from './use-console.ts';

/** Draws the component again when a list that another pane reads changes; reads nothing itself. */
export function useListState(pane: Pick<PaneContent, 'connection' | 'key'> | undefined) {
  const {client} = useConsole();
  const {connection, key = noList} = pane ?? {};
  const options = useMemo(
    () =>
      client.defaultQueryOptions({
        ...buildListQuery(connection, client, key),
        enabled: false,
        notifyOnChangeProps: ['data', 'isFetching', 'error'],
      }),
    [client, connection, key],
  );
  return useQuery(options);
}
