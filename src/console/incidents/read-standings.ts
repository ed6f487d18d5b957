import type {QueryClient} from '@tanstack/query-core';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {groupByFunction, readMappingStanding, readStateStanding, type Standing} from '../../core/signs/standing.ts';
import type {Watched} from '../../core/signs/watched.ts';
import type {Connection} from '../connection/connection.ts';
import {buildListQuery, type ListData, toListKey} from '../reads/list-query.ts';
import {buildReadQuery} from '../reads/read-query.ts';

/** What is needed to see how functions stand. */
export interface StandingParts {
  readonly connection: Connection;
  readonly client: QueryClient;
}

/** How the mappings of functions stand, by the functions' names, from the list that their pane shows. Rejects with a `ProblemError`. */
export async function readMappingStandings(
  {connection, client}: StandingParts,
  watched: readonly Watched[],
): Promise<ReadonlyMap<string, Standing>> {
  const query = buildListQuery(connection, client, toListKey(connection.key, 'ListEventSourceMappings', {}));
  const {items}: ListData = await client.fetchQuery(query);
  const own = groupByFunction(items as readonly ItemOf<'ListEventSourceMappings'>[]);
  return new Map(
    watched.map(({functionName}) => [functionName, {mappings: readMappingStanding(own.get(functionName) ?? [])}]),
  );
}

/** How a function stands by its State, with the call that tells it in the lists. Rejects with a `ProblemError`. */
export async function readFunctionStanding(
  {connection, client}: StandingParts,
  {more}: Resource,
  {functionName}: Watched,
): Promise<Standing> {
  if (more === undefined) return {};
  const query = buildReadQuery(connection, more.operation, {FunctionName: functionName}, {background: true});
  const answer = await client.fetchQuery(query);
  return {state: readStateStanding(more.merge({}, answer))};
}
