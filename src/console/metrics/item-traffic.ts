import type {Answer} from '../../core/detail-line.ts';
import type {Item} from '../../core/item.ts';
import {buildTrafficRequest, pickTraffic, type Traffic} from '../../core/metrics/traffic.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {ownerOf} from '../connection/owner.ts';
import type {DetailParts} from '../reads/detail-parts.ts';
import {tellReadAge} from '../reads/promises.ts';
import {toProblem} from '../reads/read-query.ts';
import {toTrafficKey, trafficHolds, trafficProblem, trafficPromise} from './traffic-cache.ts';

/** The traffic of the shown item as a tab sees it; undefined where metrics are off or it is nobody's. */
export function itemTraffic(parts: DetailParts, resource: Resource, item: Item): Answer<Traffic> | undefined {
  const {client} = parts;
  const asked = findAsked(parts, resource, item);
  if (asked === undefined) return undefined;
  const state = client.getQueryState<Traffic>(toTrafficKey(asked.connection.key, asked.name));
  if (state?.data !== undefined) {
    const age = tellReadAge(state.dataUpdatedAt, trafficPromise, parts.store.getState().watch);
    return {state: 'ready', value: state.data, age};
  }
  if (state?.error) return {state: 'failed', problem: toProblem(state.error)};
  const problem = trafficProblem(client, asked.connection.key);
  return problem === undefined ? {state: 'pending'} : {state: 'failed', problem};
}

/** The query of it, which the list of functions shares: nothing is asked that was read for its row within the minute. */
export function buildItemTrafficQueries(parts: DetailParts, resource: Resource, item: Item) {
  const asked = findAsked(parts, resource, item);
  if (asked === undefined || trafficProblem(parts.client, asked.connection.key) !== undefined) return [];
  const {metrics} = asked.connection;
  const {now} = parts.services;
  return [
    {
      queryKey: toTrafficKey(asked.connection.key, asked.name),
      queryFn: async ({signal}: {signal: AbortSignal}) => {
        const request = buildTrafficRequest([asked.name], now());
        return pickTraffic(await metrics.read(request, signal), asked.name, request);
      },
      staleTime: trafficHolds,
    },
  ];
}

function findAsked({showsMetrics}: DetailParts, resource: Resource, item: Item) {
  const name = resource.metricTarget?.(item)?.functionName;
  return showsMetrics && name !== undefined ? {connection: ownerOf(item), name} : undefined;
}
