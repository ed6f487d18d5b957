import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {KnownRead, TellingRead} from '../../core/operation/requirement.ts';
import type {Connection} from '../connection/connection.ts';
import {type ListData, toListKey} from './list-query.ts';
import {rowPromise} from './promises.ts';
import {toProblem} from './read-query.ts';

/** What the screen knows of a read: what was answered lately, and was not changed from here since. */
export function findKnownRead(
  client: QueryClient,
  {key: connection}: Connection,
  {operation, all}: TellingRead,
  input: Item,
): KnownRead | undefined {
  const key = all ? toListKey(connection, operation, input) : ['read', connection, operation, input];
  const state = client.getQueryState<unknown>(key);
  if (state === undefined || state.isInvalidated) return undefined;
  const {data, error, dataUpdatedAt, errorUpdatedAt} = state;
  const isLate = Date.now() - Math.max(dataUpdatedAt, errorUpdatedAt) > rowPromise;
  if (isLate) return undefined;
  if (error !== null) {
    const {code} = toProblem(error);
    return code === undefined ? undefined : {code};
  }
  if (!all) return data === undefined ? undefined : {answer: data as Item};
  const list = data as ListData | undefined;
  return list?.complete ? {answer: {items: list.items}} : undefined;
}
