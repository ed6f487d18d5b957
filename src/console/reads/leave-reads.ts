import type {Query, QueryClient} from '@tanstack/query-core';
import type {Connection} from '../connection/connection.ts';

/**
 * Gives up the reads of a connection that is not looked at any more. What was read stays: it is there at once when that is
 * looked at again, and then read anew.
 */
export function leaveReads(client: QueryClient, {key}: Connection): void {
  void client.cancelQueries({predicate: isOf(key)});
  void client.invalidateQueries({predicate: isOf(key), refetchType: 'none'});
}

/** Tells the queries of a connection: its key is the second part of theirs. */
export function isOf(connection: string): (query: Pick<Query, 'queryKey'>) => boolean {
  return ({queryKey}) => queryKey[1] === connection;
}
