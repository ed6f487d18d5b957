import {useQuery} from '@tanstack/react-query';
import type {ListData, ListKey} from '../data/list-query.ts';

/** Draws the component again when a list that another pane reads changes; reads nothing itself. */
export function useListState(key: ListKey | undefined) {
  return useQuery<ListData>({
    queryKey: key ?? ['no list'],
    enabled: false,
    notifyOnChangeProps: ['data', 'dataUpdatedAt', 'isFetching', 'error'],
  });
}
