import {useQuery} from '@tanstack/react-query';
import {buildListQuery, type ListKey} from '../../console/reads/list-query.ts';
import {useConsole} from './use-console.ts';
import {useServices} from './use-services.ts';

/** Draws the component again when a list that another pane reads changes; reads nothing itself. */
export function useListState(key: ListKey | undefined) {
  const {client} = useConsole();
  return useQuery({
    ...buildListQuery(useServices(), client, key ?? noList),
    enabled: false,
    notifyOnChangeProps: ['data', 'dataUpdatedAt', 'isFetching', 'error'],
  });
}

const noList: ListKey = ['list', '', '', {}];
