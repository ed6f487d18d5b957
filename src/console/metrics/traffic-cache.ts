import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {KnownTraffic, Traffic} from '../../core/metrics/traffic.ts';
import type {Problem} from '../../core/problem.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {ownerOf} from '../connection/owner.ts';

/** Milliseconds for which the traffic that was read of a function holds. */
export const trafficHolds = 60_000;
/** The same for a while longer: it takes a moment to read. */
export const trafficPromise = 2 * trafficHolds;

/** The cache key of a function's traffic under a connection. */
export function toTrafficKey(connection: string, functionName: string) {
  return ['traffic', connection, functionName] as const;
}

/** The cache key of why no traffic could be read last, or that it could: null. */
export function toTrafficProblemKey(connection: string) {
  return ['traffic-problem', connection] as const;
}

/** What the cache knows of an item's traffic. */
export function trafficOf(client: QueryClient, resource: Resource, item: Item): KnownTraffic {
  const functionName = resource.metricTarget?.(item)?.functionName;
  if (functionName === undefined) return 'failed';
  const {key: connection} = ownerOf(item);
  const known = client.getQueryData<Traffic>(toTrafficKey(connection, functionName));
  return known ?? (trafficProblem(client, connection) === undefined ? 'waiting' : 'failed');
}

/** Why the last reading of traffic failed, if it did. */
export function trafficProblem(client: QueryClient, connection: string): Problem | undefined {
  return client.getQueryData<Problem | null>(toTrafficProblemKey(connection)) ?? undefined;
}

/** Whether the traffic of a function has to be read, again; not while Detail reads that of the one it shows. */
export function isTrafficDue(client: QueryClient, connection: string, functionName: string, now: number): boolean {
  const state = client.getQueryState(toTrafficKey(connection, functionName));
  if (state?.fetchStatus === 'fetching') return false;
  return state?.data === undefined || state.isInvalidated || now - state.dataUpdatedAt >= trafficHolds;
}
