import type {QueryClient} from '@tanstack/query-core';
import type {Alarms} from '../../core/alarms/alarm.ts';
import type {Answer} from '../../core/detail-line.ts';
import type {Connection} from '../connection/connection.ts';
import {tellReadAge} from '../reads/promises.ts';
import {isForbidden, toProblem} from '../reads/read-query.ts';
import type {Watch} from '../session/session.ts';

/** Milliseconds within which alarms are right; by the page of them that long, so that ten thousand are not read all the time. */
const promise = 60_000;
const pageSize = 100;

function toAlarmsKey(connection: string) {
  return ['alarms', connection] as const;
}

/**
 * The query of all alarms of a connection, which tabs and the board share. It goes on when who looked has gone on: the next one
 * wants them, too.
 */
export function buildAlarmsQuery(connection: Connection, now: () => Date) {
  return {
    queryKey: toAlarmsKey(connection.key),
    queryFn: async (): Promise<Alarms> => {
      const readAt = now().getTime();
      return {all: await connection.alarms.list(connection.signal), readAt};
    },
    staleTime: ({state}: {state: {data?: unknown}}) => toPromise(state.data),
    refetchInterval: ({state}: {state: {data?: unknown; error: unknown}}) =>
      isForbidden(state.error) ? (false as const) : toPromise(state.data),
    // What was refused is not asked again with every function that is looked at.
    retryOnMount: false,
  };
}

/** The alarms of a connection as they are known. */
export function readAlarmsAnswer(client: QueryClient, connection: string, watch: Watch): Answer<Alarms> {
  const {data, error, dataUpdatedAt = 0} = client.getQueryState<Alarms>(toAlarmsKey(connection)) ?? {};
  if (data !== undefined) return {state: 'ready', value: data, age: tellReadAge(dataUpdatedAt, toPromise(data), watch)};
  return error ? {state: 'failed', problem: toProblem(error)} : {state: 'pending'};
}

/** The alarms of a connection, read when they are not known well enough. Rejects with what went wrong. */
export function fetchAlarms(client: QueryClient, connection: Connection, now: () => Date): Promise<Alarms> {
  const {queryKey, queryFn, staleTime} = buildAlarmsQuery(connection, now);
  return client.fetchQuery<Alarms>({queryKey, queryFn, staleTime});
}

function toPromise(data: unknown): number {
  const {all = []} = (data ?? {}) as Partial<Alarms>;
  return promise * Math.max(1, all.length / pageSize / 5);
}
