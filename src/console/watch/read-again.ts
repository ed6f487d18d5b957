import type {Query, QueryClient} from '@tanstack/query-core';
import type {Connection} from '../connection/connection.ts';
import {callOrLess} from '../reads/call-or-less.ts';
import {type ListData, readListAgain, toBeganKey} from '../reads/list-query.ts';
import type {ReadKey} from '../reads/read-key.ts';
import {toProblem} from '../reads/read-query.ts';

/**
 * Reads again what the cache has, in the background and with nobody noticing: nothing is loading meanwhile, an answer
 * equal to the last one is the last one, and so is a failure. What somebody else has read or changed meanwhile stays.
 */
export async function readAgain(
  client: QueryClient,
  connection: Connection,
  key: ReadKey,
  signal: AbortSignal,
): Promise<void> {
  const query = client.getQueryCache().find({queryKey: key, exact: true});
  if (query === undefined) return;
  const before = query.state;
  const began = Date.now();
  const isOvertaken = () => signal.aborted || wasOvertaken(query, before);
  try {
    const answer = await read(connection, key, before.data, signal);
    if (isOvertaken()) return;
    if (key[0] === 'list') client.setQueryData(toBeganKey(key), began);
    client.setQueryData(key, answer);
  } catch (error) {
    if (!isOvertaken()) keepFailure(query, error);
  }
}

function read(connection: Connection, key: ReadKey, before: unknown, signal: AbortSignal): Promise<unknown> {
  const [kind, , operation, input] = key;
  if (kind === 'read') return callOrLess(connection, operation, input, {background: true, signal});
  return readListAgain(connection, key, before as ListData | undefined, signal);
}

function wasOvertaken({state}: Query, before: Query['state']): boolean {
  return (
    state.fetchStatus !== 'idle' ||
    state.isInvalidated !== before.isInvalidated ||
    state.dataUpdateCount !== before.dataUpdateCount ||
    state.errorUpdateCount !== before.errorUpdateCount
  );
}

function keepFailure(query: Query, error: unknown): void {
  const {error: known, errorUpdateCount} = query.state;
  const isSame = known !== null && isSameFailure(known, error);
  query.setState({
    error: isSame ? known : (error as Error),
    errorUpdatedAt: Date.now(),
    errorUpdateCount: errorUpdateCount + 1,
    status: 'error',
  });
}

function isSameFailure(known: unknown, error: unknown): boolean {
  const [before, now] = [toProblem(known), toProblem(error)];
  return before.kind === now.kind && before.code === now.code && before.what === now.what;
}
