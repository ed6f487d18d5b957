import type {QueryClient} from '@tanstack/query-core';
import type {MetricSeries} from '../../core/metrics/metric-services.ts';
import {buildWatchRequest, findWatched, type WatchedChange} from '../../core/remedies/watch.ts';
import type {Connection} from '../connection/connection.ts';
import {connectionOf, recordAt} from '../session/connection-of.ts';
import type {Session} from '../session/session.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** How a function fares since it was changed. */
export interface WatchReading {
  readonly series: readonly MetricSeries[];
  /** In milliseconds since 1970. */
  readonly readAt: number;
}

/** Milliseconds between two looks. */
const lookEvery = 30_000;

/** The changes whose effect is looked at: of all functions, or of one. */
export function watchedChanges(
  session: Session,
  connection: Connection | undefined,
  {now, functionName}: {readonly now: () => Date; readonly functionName?: string},
): readonly WatchedChange[] {
  if (connection === undefined) return [];
  const {changes} = recordAt(session, connection.key);
  const own = changes.filter(change => functionName === undefined || change.functionName === functionName);
  return findWatched(own, now().getTime());
}

/** How one of them fares, as it was read last. */
export function readWatched(
  client: QueryClient,
  connection: Connection | undefined,
  change: WatchedChange,
): WatchReading | undefined {
  return connection && client.getQueryData<WatchReading>(toWatchKey(connection, change));
}

function toWatchKey({key}: Connection, {functionName, at}: WatchedChange) {
  return ['watched-change', key, functionName, at] as const;
}

/** The queries of the effects of changes, of all functions or of one, made again and again while somebody looks. */
export function buildWatchQueries({services: {now}, store, presence}: ControllerTools, functionName?: string) {
  const session = store.getState();
  const connection = connectionOf(session);
  if (connection === undefined) return [];
  const changes = watchedChanges(session, connection, {now, ...(functionName && {functionName})});
  return changes.map(change => ({
    queryKey: toWatchKey(connection, change),
    queryFn: async ({signal}: {signal: AbortSignal}): Promise<WatchReading> => {
      const time = now().getTime();
      const series = await connection.metrics.read(buildWatchRequest(change, time), signal);
      return {series, readAt: time};
    },
    staleTime: lookEvery,
    refetchInterval: () => (presence.isAway() ? (false as const) : lookEvery),
  }));
}
