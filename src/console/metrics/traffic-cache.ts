import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import {madeOnce} from '../../core/made-once.ts';
import type {KnownTraffic, Traffic} from '../../core/metrics/traffic.ts';
import type {Problem} from '../../core/problem.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {ownerOf} from '../connection/owner.ts';
import {keyByConnection, readState} from '../reads/read-key.ts';

/** Milliseconds for which the traffic that was read of a function holds. */
export const trafficHolds = 60_000;
/** The same for a while longer: it takes a moment to read. */
export const trafficPromise = 2 * trafficHolds;

/** The cache key of a function's traffic under a connection. */
export function toTrafficKey(connection: string, functionName: string) {
  return ['traffic', connection, functionName] as const;
}

/** The cache key of why no traffic could be read last, or that it could: null. */
export const toTrafficProblemKey = keyByConnection(connection => ['traffic-problem', connection] as const);

/** What the cache knows of an item's traffic. */
export function trafficOf(client: QueryClient, resource: Resource, item: Item): KnownTraffic {
  const key = toItemKey(item, resource);
  if (key === undefined) return 'failed';
  const known = readState<Traffic>(client, key)?.data;
  return known ?? (trafficProblem(client, key[1]) === undefined ? 'waiting' : 'failed');
}

const toItemKey = madeOnce((item: Item, {metricTarget}: Resource) => {
  const functionName = metricTarget?.(item)?.functionName;
  return functionName === undefined ? undefined : toTrafficKey(ownerOf(item).key, functionName);
});

/** Why the last reading of traffic failed, if it did. */
export function trafficProblem(client: QueryClient, connection: string): Problem | undefined {
  return readState<Problem | null>(client, toTrafficProblemKey(connection))?.data ?? undefined;
}

/** Whether the traffic of a function has to be read, again; not while Detail reads that of the one it shows. */
export function isTrafficDue(client: QueryClient, connection: string, functionName: string, now: number): boolean {
  const state = client.getQueryState(toTrafficKey(connection, functionName));
  if (state?.fetchStatus === 'fetching') return false;
  return state?.data === undefined || state.isInvalidated || now - state.dataUpdatedAt >= trafficHolds;
}
