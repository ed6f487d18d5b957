import {QueryClient, QueryObserver} from '@tanstack/query-core';
import {expect, it} from 'vitest';
import type {Connection, Page} from '../../../src/console/connection/connection.ts';
import {buildListQuery, type ListData, toListKey} from '../../../src/console/reads/list-query.ts';

it('reads a list anew after it was given up, for what was given up tells nothing', async () => {
  const asked: PromiseWithResolvers<readonly string[]>[] = [];
  const connection = {
    async *list(_operation: string, _input: object, {signal}: {signal: AbortSignal}): AsyncIterable<Page> {
      const answer = Promise.withResolvers<readonly string[]>();
      signal.addEventListener('abort', () => answer.reject(signal.reason));
      asked.push(answer);
      yield {items: (await answer.promise).map(Name => ({Name}))};
    },
  } as unknown as Connection;
  const client = new QueryClient({defaultOptions: {queries: {retry: false, networkMode: 'always'}}});
  const key = toListKey('here', 'ListAliases', {});
  const query = buildListQuery(connection, client, key);
  const names = () => client.getQueryData<ListData>(key)?.items.map(({Name}) => Name);
  const look = () => new QueryObserver(client, query as never).subscribe(() => undefined);

  const leave = look();
  asked[0]?.resolve(['old']);
  await expect.poll(names).toEqual(['old']);
  void client.invalidateQueries();
  await expect.poll(() => asked.length).toBe(2);
  leave();
  await expect.poll(() => client.getQueryState(key)?.fetchStatus).toBe('idle');
  look();
  await expect.poll(() => asked.length).toBe(3);
  asked[2]?.resolve(['new']);
  await expect.poll(names).toEqual(['new']);
  client.clear();
});
