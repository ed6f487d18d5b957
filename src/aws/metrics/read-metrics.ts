import type {GetMetricDataCommandInput, MetricDataResult} from '@aws-sdk/client-cloudwatch';
import type {MetricQuery, MetricRequest, MetricSeries} from '../../core/metrics/metric-services.ts';
import {countSlots} from '../../core/metrics/slots.ts';
import {ProblemError} from '../../core/problem.ts';
import type {AwsTelemetry} from '../telemetry.ts';
import {buildDataQuery} from './data-query.ts';
import {fillSlots} from './fill-slots.ts';
import {repeatRead} from './repeat-read.ts';

/** Told of every call before it is sent, with the metrics it asks for anew: none for the further pages of an answer. */
export type Spend = (metrics: number) => void;

/** Queries of one call (GetMetricData, API reference). */
const batchSize = 500;
/** Batches asked for at a time: a call may take seconds, and an account has 50 calls a second for all its readers. */
const atATime = 2;

/** Series in the order of the queries. Rejects with a `ProblemError`: what could not be read never looks like silence. */
export async function readMetrics(
  ask: AwsTelemetry['metrics'],
  request: MetricRequest,
  spend: Spend,
  signal: AbortSignal,
): Promise<readonly MetricSeries[]> {
  const count = Math.ceil(request.queries.length / batchSize);
  const batches = Array.from({length: count}, (_, index) =>
    request.queries.slice(index * batchSize, (index + 1) * batchSize),
  );
  const answers: (readonly MetricSeries[])[] = [];
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const waiting = batches.entries();
  const work = async () => {
    // One iterator for all: who is free takes the next batch.
    for (const [index, queries] of waiting) {
      answers[index] = await readBatch(ask, {...request, queries}, spend, either);
    }
  };
  try {
    await Promise.all(Array.from({length: atATime}, work));
  } catch (error) {
    failed.abort();
    throw error;
  }
  return answers.flat();
}

/** All pages of one batch. */
async function readBatch(
  ask: AwsTelemetry['metrics'],
  request: MetricRequest,
  spend: Spend,
  signal: AbortSignal,
): Promise<readonly MetricSeries[]> {
  const {queries, end, period} = request;
  const slots = countSlots(request);
  const MetricDataQueries = queries.map((query, index) => buildDataQuery(query, period, index));
  const input = {MetricDataQueries, StartTime: new Date(slots.first), EndTime: new Date(end)};
  const results: MetricDataResult[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const NextToken = token;
    const asked = NextToken === undefined ? queries.length : 0;
    const page = await repeatRead(() => {
      spend(asked);
      return getMetricData(ask, {...input, ...(NextToken !== undefined && {NextToken})}, signal);
    }, signal);
    results.push(...(page.MetricDataResults ?? []));
    token = page.NextToken === '' ? undefined : page.NextToken;
    if (token !== undefined && seen.has(token)) throw createIncomplete('it gave the same page token twice');
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return buildSeries(queries, results, values => fillSlots(values, slots));
}

function getMetricData(ask: AwsTelemetry['metrics'], input: GetMetricDataCommandInput, signal: AbortSignal) {
  return ask(
    'GetMetricData',
    async (client, abortSignal) => {
      const {GetMetricDataCommand} = await import('@aws-sdk/client-cloudwatch');
      return client.send(new GetMetricDataCommand(input), {abortSignal});
    },
    signal,
  );
}

function buildSeries(
  queries: readonly MetricQuery[],
  results: readonly MetricDataResult[],
  fill: (results: readonly MetricDataResult[]) => MetricSeries['values'],
): readonly MetricSeries[] {
  const byId = Map.groupBy(results, ({Id = ''}) => Id);
  return queries.map((query, index) => {
    const pages = byId.get(`m${index}`) ?? [];
    const last = pages.at(-1);
    // Each page names a query it has something to say of; the last word counts.
    if (last === undefined) throw createIncomplete(`it says nothing of ${query.metric} of ${query.functionName}`);
    const {StatusCode: status = 'Complete'} = last;
    if (status !== 'Complete') throw createIncomplete(`${query.metric} of ${query.functionName} ended with ${status}`);
    return {query, values: fill(pages)};
  });
}

function createIncomplete(why: string): ProblemError {
  return new ProblemError({
    kind: 'malformed',
    what: 'The answer to GetMetricData is not whole',
    why: `CloudWatch did not tell all that was asked: ${why}.`,
    tryThis: 'Press r to try again.',
  });
}
