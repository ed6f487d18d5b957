import type {QueryClient} from '@tanstack/query-core';
import {formatLength} from '../../core/format/length.ts';
import {ProblemError} from '../../core/problem.ts';

/** Milliseconds after which a wait is told, and may be left. */
export const longWait = 3000;

/** The cache key of when something was asked for last, in milliseconds since 1970. */
function toAskedKey(key: readonly unknown[]) {
  return ['asked', ...key] as const;
}

/** Keeps that something, or the next part of it, is asked for from now on. */
export function keepAsked(client: QueryClient, key: readonly unknown[]): void {
  client.setQueryData(toAskedKey(key), Date.now());
}

/** How long something that is being read, or the next part of it, has not come, `12 s`, once that is longer than usual. */
export function tellWait(client: QueryClient, key: readonly unknown[]): string | undefined {
  const asked = client.getQueryData<number>(toAskedKey(key));
  const waited = Date.now() - (asked ?? Date.now());
  const isWaiting = client.getQueryState(key)?.fetchStatus === 'fetching';
  return isWaiting && waited >= longWait ? formatLength(waited) : undefined;
}

/** Stops waiting for a list, by its key, that does not come; it says so, and is read again when that is asked for. */
export async function stopWaiting(client: QueryClient, key: readonly unknown[]): Promise<void> {
  await client.cancelQueries({queryKey: key, exact: true});
  const [, , operation] = key;
  const error = new ProblemError({
    kind: 'aborted',
    what: `${String(operation)} was stopped`,
    why: 'You stopped waiting for its answer.',
    tryThis: 'Press r to read it.',
  });
  client
    .getQueryCache()
    .find({queryKey: key, exact: true})
    ?.setState({error, errorUpdatedAt: Date.now(), status: 'error', fetchStatus: 'idle'});
}
