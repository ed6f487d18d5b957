import type {QueryClient} from '@tanstack/query-core';
import {formatTimeOfDay} from '../../core/format/age.ts';
import {formatLength} from '../../core/format/length.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Watch} from '../session/session.ts';

/** Milliseconds within which what is shown of the selected item is right, whoever changes it. */
export const selectedPromise = 10_000;
/** The same for what the visible rows show. */
export const rowPromise = 30_000;

/** The same for a list, by how many pages it takes to read: one of a page is as cheap as any other call. */
function toListPromise(data: {readonly items: readonly unknown[]} | undefined, least: number): number {
  const count = data?.items.length ?? 0;
  if (count <= 100) return least;
  if (count <= 300) return Math.max(least, 30_000);
  return 60_000 * Math.max(1, count / 1000);
}

/** What is known of a list, as far as its promise depends on it. */
interface KnownList {
  readonly items: readonly unknown[];
  readonly complete: boolean;
}

const eachPromise = 15 * 60_000;

/** The same for the list of a resource; one that takes a call for each function is right for as long as a person looks at it. */
export function listPromiseOf(
  {ofEachFunction, isLive}: Pick<Resource, 'ofEachFunction' | 'isLive'>,
  {data, items}: {readonly data: KnownList | undefined; readonly items: readonly Item[]},
  least: number,
): number {
  if (ofEachFunction) return eachPromise;
  return data?.complete && isLive?.(items) ? toLivePromise(data) : toListPromise(data, least);
}

/** The same for a list that changes by itself all the time, by how many of the largest pages it takes to read. */
function toLivePromise({items}: {readonly items: readonly unknown[]}): number {
  return 3000 * Math.max(1, Math.ceil(items.length / 1000));
}

/** The same for a read of Detail's open tab. */
export function tabPromise(client: QueryClient, key: readonly unknown[]): number {
  return key[0] === 'list'
    ? toListPromise(client.getQueryData<{items: readonly unknown[]}>(key), selectedPromise)
    : selectedPromise;
}

/** How old something is that is older than its promise: `read 45 s ago`; while nothing is read, since when: `read at 21:37:02`. */
export function tellReadAge(readAt: number, promise: number, {isPaused}: Watch): string | undefined {
  const age = Date.now() - readAt;
  if (age <= promise) return undefined;
  return isPaused ? `read at ${formatTimeOfDay(new Date(readAt))}` : `read ${formatLength(age)} ago`;
}
