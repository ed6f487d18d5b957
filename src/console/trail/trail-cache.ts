import type {QueryClient, QueryObserverOptions} from '@tanstack/query-core';
import {emptyTrail, type Trail} from '../../core/changes/trail.ts';
import {writtenQuery} from '../reads/written-query.ts';

/** Where the trail of a connection is kept. */
export function toTrailKey(connection: string | undefined): readonly unknown[] {
  return ['trail', connection];
}

/** The trail as it stands. */
export function trailOf(client: QueryClient, connection: string | undefined): Trail {
  return client.getQueryData<Trail>(toTrailKey(connection)) ?? emptyTrail;
}

/** Query options of the trail. */
export function buildTrailQuery(connection: string | undefined) {
  return {queryKey: toTrailKey(connection), ...writtenQuery} satisfies QueryObserverOptions<Trail>;
}
