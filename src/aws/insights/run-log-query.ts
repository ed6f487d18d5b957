import {setTimeout as wait} from 'node:timers/promises';
import type {ResultField} from '@aws-sdk/client-cloudwatch-logs';
import type {InsightsServices, LogAnswer, LogQuestion, QueryProgress} from '../../core/insights/insights-services.ts';
import {ProblemError} from '../../core/problem.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import type {AwsTelemetry} from '../telemetry.ts';

/** Rows a query gives at most (StartQuery, API reference). */
const rowLimit = 10_000;
/** Milliseconds between two looks at a query: at first, and at most. */
const firstLook = 200;
const longestLook = 1000;
/** Milliseconds that stopping may take once nobody waits any longer. */
const stopTime = 5000;

/** Runs a query to its end. One that is no longer wanted is stopped at the service, as long as it can be reached. */
export async function runLogQuery(
  ask: AwsTelemetry['logs'],
  question: LogQuestion,
  tell: Parameters<InsightsServices['ask']>[1],
  signal: AbortSignal,
): Promise<LogAnswer> {
  let id: string;
  try {
    id = await start(ask, question, signal);
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal !== undefined) return refusal;
    throw error;
  }
  try {
    return await lookUntilEnd(ask, id, tell, signal);
  } catch (error) {
    if (signal.aborted) await stop(ask, id).catch(() => undefined);
    throw error;
  }
}

function start(ask: AwsTelemetry['logs'], {groups, query, from, until}: LogQuestion, signal: AbortSignal) {
  return ask(
    'StartQuery',
    async (client, abortSignal) => {
      const {StartQueryCommand} = await import('@aws-sdk/client-cloudwatch-logs');
      const span = {startTime: Math.floor(from / 1000), endTime: Math.ceil(until / 1000)};
      const input = {logGroupNames: [...groups], queryString: query, limit: rowLimit, ...span};
      const {queryId = ''} = await client.send(new StartQueryCommand(input), {abortSignal});
      return queryId;
    },
    signal,
  );
}

async function lookUntilEnd(
  ask: AwsTelemetry['logs'],
  queryId: string,
  tell: (progress: QueryProgress) => void,
  signal: AbortSignal,
): Promise<LogAnswer> {
  for (let pause = firstLook; ; pause = Math.min(pause * 1.5, longestLook)) {
    const answer = await repeatRead(() => look(ask, queryId, signal), signal);
    const {status = 'Unknown', results = [], statistics = {}} = answer;
    const {bytesScanned: bytes = 0, recordsScanned: scanned = 0, recordsMatched: matched = 0} = statistics;
    const progress = {bytes, scanned, matched};
    if (!/^(?:Running|Scheduled|Unknown)$/.test(status)) {
      return {kind: 'ended', status, rows: results.map(toCells), progress};
    }
    tell(progress);
    await wait(pause, undefined, {signal}).catch(() => undefined);
  }
}

function look(ask: AwsTelemetry['logs'], queryId: string, signal: AbortSignal) {
  return ask(
    'GetQueryResults',
    async (client, abortSignal) => {
      const {GetQueryResultsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
      return client.send(new GetQueryResultsCommand({queryId}), {abortSignal});
    },
    signal,
  );
}

function stop(ask: AwsTelemetry['logs'], queryId: string) {
  return ask(
    'StopQuery',
    async (client, abortSignal) => {
      const {StopQueryCommand} = await import('@aws-sdk/client-cloudwatch-logs');
      return client.send(new StopQueryCommand({queryId}), {abortSignal});
    },
    AbortSignal.timeout(stopTime),
  );
}

function toCells(row: readonly ResultField[]): Record<string, string> {
  return Object.fromEntries(row.map(({field = '', value = ''}) => [field, value]));
}

/** What the service says of a query that it does not understand, with the place where it says so. */
function toRefusal(error: unknown): LogAnswer | undefined {
  const cause = error instanceof ProblemError ? error.cause : undefined;
  if (!(cause instanceof Error) || cause.name !== 'MalformedQueryException') return undefined;
  const {queryCompileError} = cause as Error & {
    queryCompileError?: {message?: string; location?: {startCharOffset?: number; endCharOffset?: number}};
  };
  const {startCharOffset: first, endCharOffset: end} = queryCompileError?.location ?? {};
  return {kind: 'refused', why: queryCompileError?.message ?? cause.message, start: first, end};
}
