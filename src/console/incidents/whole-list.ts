import type {QueryClient} from '@tanstack/query-core';
import {ProblemError} from '../../core/problem.ts';
import type {ListData} from '../reads/list-query.ts';
import {toProblem} from '../reads/read-query.ts';

/**
 * A list that is read for its pane, once it is whole or has broken off; `tell` hears how long it is until then. Rejects
 * with a `ProblemError` when nothing of it could be read, or the signal was aborted.
 */
export function wholeList(
  client: QueryClient,
  key: readonly unknown[],
  tell: (count: number) => void,
  signal: AbortSignal,
): Promise<ListData> {
  const {promise, resolve, reject} = Promise.withResolvers<ListData>();
  const look = () => {
    const state = client.getQueryState<ListData>(key);
    const data = state?.data;
    if (data?.complete || data?.problem !== undefined) return resolve(data);
    if (state?.status === 'error' && state.fetchStatus === 'idle')
      return data === undefined ? reject(new ProblemError(toProblem(state.error))) : resolve(data);
    tell(data?.items.length ?? 0);
  };
  const stop = client.getQueryCache().subscribe(({type, query}) => {
    // That it is looked at is told, too: to tell of that in turn would go on for ever.
    if (type !== 'updated') return;
    if (query.queryKey === key || query.queryHash === client.getQueryCache().find({queryKey: key})?.queryHash) look();
  });
  signal.addEventListener('abort', () => reject(signal.reason), {once: true});
  look();
  return promise.finally(stop);
}
