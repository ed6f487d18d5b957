import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {callSignNames} from '../../core/signs/errors.ts';
import type {KnownSigns} from '../../core/signs/known-signs.ts';
import {groupByFunction, readMappingStanding} from '../../core/signs/standing.ts';
import {findStandingSigns} from '../../core/signs/standing-signs.ts';
import {judgeTraffic} from '../../core/signs/traffic-signs.ts';
import {toWatched} from '../../core/signs/watched.ts';
import {ownerOf} from '../connection/owner.ts';
import {trafficOf} from '../metrics/traffic-cache.ts';
import {type ListData, toListKey} from '../reads/list-query.ts';
import {findBoardSigns} from './board-signs.ts';

/** What is known to ail an item, by all that was read of it for whatever purpose: nothing is asked for this. */
export function findItemSigns(client: QueryClient, resource: Resource, item: Item, now: Date): KnownSigns {
  const watched = toWatched(item);
  if (watched === undefined || resource.metricTarget?.(item) === undefined) return {signs: []};
  const {key: connection} = ownerOf(item);
  const traffic = trafficOf(client, resource, item);
  const isKnown = typeof traffic === 'object';
  const board = findBoardSigns(client, connection, watched.functionName, now)?.signs ?? [];
  const others = isKnown ? board.filter(({name}) => !callSignNames.includes(name)) : board;
  return {
    signs: [
      ...(isKnown ? judgeTraffic(watched, traffic).signs : []),
      ...findStandingSigns(watched, {
        mappings: readMappingStanding(mappingsOf(client, connection, watched.functionName)),
      }),
      ...others.filter(({name}) => name !== 'mapping'),
    ],
  };
}

type Mapping = ItemOf<'ListEventSourceMappings'>;

const grouped = new WeakMap<ListData, ReadonlyMap<string | undefined, readonly Mapping[]>>();

/** The mappings of a function in the list of the account, where some pane has read it; grouped once for each list. */
function mappingsOf(client: QueryClient, connection: string, functionName: string): readonly Mapping[] {
  const list = client.getQueryData<ListData>(toListKey(connection, 'ListEventSourceMappings', {}));
  if (list === undefined) return [];
  const known = grouped.get(list) ?? groupByFunction(list.items as readonly Mapping[]);
  grouped.set(list, known);
  return known.get(functionName) ?? [];
}
