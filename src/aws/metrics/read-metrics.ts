import type {MetricDataResult} from '@aws-sdk/client-cloudwatch';
import type {MetricQuery, MetricRequest, MetricSeries} from '../../core/metrics/metric-services.ts';
import {countSlots} from '../../core/metrics/slots.ts';
import type {AwsTelemetry} from '../telemetry.ts';
import {buildDataQuery} from './data-query.ts';
import {fillSlots} from './fill-slots.ts';
import {createIncomplete, readPages, type Spend} from './read-pages.ts';

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
  spend({calls: 0, metrics: queries.length});
  const results = await readPages(ask, input, spend, signal);
  return buildSeries(queries, results, values => fillSlots(values, slots));
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
