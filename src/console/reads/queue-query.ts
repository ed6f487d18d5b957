import type {QueryClient} from '@tanstack/query-core';
import type {Answer} from '../../core/detail-line.ts';
import type {KnownQueue, SourceQueue} from '../../core/queues/queue-services.ts';
import type {Connection} from '../connection/connection.ts';
import type {Watch} from '../session/session.ts';
import {rowPromise, tellReadAge} from './promises.ts';
import {isForbidden, toProblem} from './read-query.ts';

/** Query options of the queue that feeds a mapping; nothing is asked again while nobody looks, nor what was refused. */
export function buildQueueQuery(
  connection: Connection,
  arn: string,
  {withAge, watch}: {readonly withAge: boolean; readonly watch: Watch},
) {
  return {
    queryKey: toQueueKey(connection.key, arn),
    queryFn: ({signal}: {signal: AbortSignal}) => readSource(connection, arn, withAge, signal),
    notifyOnChangeProps: ['data' as const, 'error' as const],
    staleTime: rowPromise,
    refetchInterval: ({state}: {state: {error: unknown}}) =>
      watch.isPaused || isForbidden(state.error) ? (false as const) : rowPromise,
    retryOnMount: false,
  };
}

/** What is known of the queue that feeds a mapping. */
export function readQueueAnswer(
  client: QueryClient,
  connection: Connection,
  arn: string,
  watch: Watch,
): Answer<SourceQueue> {
  const key = toQueueKey(connection.key, arn);
  const {data, error, dataUpdatedAt = 0} = client.getQueryState<SourceQueue>(key) ?? {};
  if (error) return {state: 'failed', problem: toProblem(error)};
  if (data === undefined) return {state: 'pending'};
  return {state: 'ready', value: data, age: tellReadAge(dataUpdatedAt, rowPromise, watch)};
}

/** Takes over what was read of queues elsewhere, for those mappings of whose queues something was asked before. */
export function keepQueueAnswers(
  client: QueryClient,
  connection: Connection,
  known: Readonly<Record<string, KnownQueue>>,
): void {
  for (const [arn, facts] of Object.entries(known)) {
    const key = toQueueKey(connection.key, arn);
    if (facts === undefined || 'problem' in facts || client.getQueryState(key) === undefined) continue;
    const answer: SourceQueue = facts.redrive === undefined ? {facts} : {facts, dead: known[facts.redrive.target]};
    client.setQueryData(key, answer);
  }
}

function toQueueKey(connection: string, arn: string) {
  return ['queue', connection, arn] as const;
}

/** A queue, and the one that gets what was received too often: that this may not be read is told beside it. */
async function readSource(
  {queues}: Connection,
  arn: string,
  withAge: boolean,
  signal: AbortSignal,
): Promise<SourceQueue> {
  const facts = await queues.read(arn, {withAge}, signal);
  if (facts.redrive === undefined) return {facts};
  const known = await queues.read(facts.redrive.target, {withAge}, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    return {problem: toProblem(error)};
  });
  return {facts, dead: known};
}
