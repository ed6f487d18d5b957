import {useQuery} from '@tanstack/react-query';
import {buildListQuery, noList} from '../../console/reads/list-query.ts';
import type {PaneContent} from '../../console/reads/workspace.ts';
import {useConsole} from './use-console.ts';

/** Draws the component again when a list that another pane reads changes; reads nothing itself. */
export function useListState(pane: Pick<PaneContent, 'connection' | 'key'> | undefined) {
  const {client} = useConsole();
  return useQuery({
    ...buildListQuery(pane?.connection, client, pane?.key ?? noList),
    enabled: false,
    notifyOnChangeProps: ['data', 'isFetching', 'error'],
  });
}
