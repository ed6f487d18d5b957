import {type QueryClient, type QueryObserverOptions, skipToken} from '@tanstack/query-core';
import {emptyTrail, type Trail} from '../../core/changes/trail.ts';

/** Where the trail of a connection is kept. */
export function toTrailKey(connection: string | undefined): readonly unknown[] {
  return ['trail', connection];
}

/** The trail as it stands. */
export function trailOf(client: QueryClient, connection: string | undefined): Trail {
  return client.getQueryData<Trail>(toTrailKey(connection)) ?? emptyTrail;
}

/** Query options of the trail: it is written by whoever reads it, page by page, and only looked at by views. */
export function buildTrailQuery(connection: string | undefined) {
  return {
    queryKey: toTrailKey(connection),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  } satisfies QueryObserverOptions<Trail>;
}
