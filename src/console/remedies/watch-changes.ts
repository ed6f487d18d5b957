import type {MetricSeries} from '../../core/metrics/metric-services.ts';
import {buildWatchRequest, findWatched, type WatchedChange} from '../../core/remedies/watch.ts';
import type {Connection} from '../connection/connection.ts';
import {recordAt} from '../session/connection-of.ts';
import type {Session} from '../session/session.ts';

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

/** The queries of their effects, made again and again while somebody looks. */
export function watchQueries(
  connection: Connection,
  changes: readonly WatchedChange[],
  {now, isAway}: {readonly now: () => Date; isAway(): boolean},
) {
  return changes.map(change => ({
    queryKey: ['watched-change', connection.key, change.functionName, change.at],
    queryFn: async ({signal}: {signal: AbortSignal}): Promise<WatchReading> => {
      const time = now().getTime();
      const series = await connection.metrics.read(buildWatchRequest(change, time), signal);
      return {series, readAt: time};
    },
    staleTime: lookEvery,
    refetchInterval: () => (isAway() ? (false as const) : lookEvery),
  }));
}
