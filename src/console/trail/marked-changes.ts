import type {QueryClient} from '@tanstack/query-core';
import {joinChanges} from '../../core/changes/join-changes.ts';
import {markChanges} from '../../core/changes/mark-changes.ts';
import {trailSpan} from '../../core/changes/trail.ts';
import type {Item} from '../../core/item.ts';
import type {MarkedChange} from '../../core/metrics/dashboard-lines.ts';
import type {Connection} from '../connection/connection.ts';
import type {Services} from '../services.ts';
import {readTrail} from '../trail/read-trail.ts';
import {buildTrailQuery, trailOf} from '../trail/trail-cache.ts';

interface Parts {
  readonly client: QueryClient;
  readonly services: Services;
}

/** Milliseconds for which what was read of the trail is enough for charts. */
const holds = 5 * 60_000;

/** The changes of a function that its charts mark, as far as trail, journal and the function itself tell of them. */
export function readMarkedChanges(
  {client, services}: Parts,
  connection: Connection,
  functionName: string,
  {LastModified, Role}: Item,
): readonly MarkedChange[] {
  const changes = joinChanges({
    trail: trailOf(client, connection.key),
    journal: services.journal().filter(({region}) => region === connection.region),
    functions: [{functionName, lastModified: LastModified, role: Role}],
    since: services.now().getTime() - trailSpan,
  });
  return markChanges(changes.filter(change => change.functionName === functionName));
}

/** The queries that charts with marks need: one has the trail read, the other tells when more of it has come. */
export function buildMarkQueries(parts: Parts, connection: Connection) {
  return [
    buildTrailQuery(connection.key),
    {
      queryKey: ['trail-for-charts', connection.key] as const,
      queryFn: async () => {
        await readTrail(parts, connection, {within: holds});
        return true;
      },
      staleTime: holds,
    },
  ];
}
