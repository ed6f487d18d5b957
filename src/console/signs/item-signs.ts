import type {QueryClient} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {madeOnce} from '../../core/made-once.ts';
import type {Traffic} from '../../core/metrics/traffic.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {callSignNames} from '../../core/signs/errors.ts';
import type {KnownSigns} from '../../core/signs/known-signs.ts';
import type {Sign} from '../../core/signs/sign.ts';
import {groupByFunction, readMappingStanding} from '../../core/signs/standing.ts';
import {findStandingSigns} from '../../core/signs/standing-signs.ts';
import {judgeTraffic} from '../../core/signs/traffic-signs.ts';
import {toWatched, type Watched} from '../../core/signs/watched.ts';
import {ownerOf} from '../connection/owner.ts';
import {trafficOf} from '../metrics/traffic-cache.ts';
import {type ListData, toListKey} from '../reads/list-query.ts';
import {keyByConnection, readState} from '../reads/read-key.ts';
import {findBoardSigns} from './board-signs.ts';

/** What is known to ail an item, by all that was read of it for whatever purpose: nothing is asked for this. */
export function findItemSigns(client: QueryClient, resource: Resource, item: Item, now: Date): KnownSigns {
  const watched = findWatched(item, resource);
  if (watched === undefined) return none;
  const {key: connection} = ownerOf(item);
  const traffic = trafficOf(client, resource, item);
  return joinSigns(
    watched,
    typeof traffic === 'object' ? traffic : undefined,
    mappingsOf(client, connection, watched.functionName),
    findBoardSigns(client, connection, watched.functionName, now)?.signs ?? none.signs,
  );
}

const none: KnownSigns = {signs: []};

/** What is looked at of an item that has metrics. */
const findWatched = madeOnce((item: Item, {metricTarget}: Resource) =>
  metricTarget?.(item) === undefined ? undefined : toWatched(item),
);

const joinSigns = madeOnce(
  (
    watched: Watched,
    traffic: Traffic | undefined,
    mappings: readonly Mapping[],
    board: readonly Sign[],
  ): KnownSigns => {
    const others = traffic === undefined ? board : board.filter(({name}) => !callSignNames.includes(name));
    return {
      signs: [
        ...(traffic === undefined ? [] : judgeTraffic(watched, traffic).signs),
        ...findStandingSigns(watched, {mappings: readMappingStanding(mappings)}),
        ...others.filter(({name}) => name !== 'mapping'),
      ],
    };
  },
);

type Mapping = ItemOf<'ListEventSourceMappings'>;

const toMappingsKey = keyByConnection(connection => toListKey(connection, 'ListEventSourceMappings', {}));
const noMappings: readonly Mapping[] = [];
const groupOnce = madeOnce(({items}: ListData) => groupByFunction(items as readonly Mapping[]));

/** The mappings of a function in the list of the account, where some pane has read it; grouped once for each list. */
function mappingsOf(client: QueryClient, connection: string, functionName: string): readonly Mapping[] {
  const list = readState<ListData>(client, toMappingsKey(connection))?.data;
  return (list && groupOnce(list).get(functionName)) ?? noMappings;
}
