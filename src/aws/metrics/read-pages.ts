import type {GetMetricDataCommandInput, MetricDataResult} from '@aws-sdk/client-cloudwatch';
import {ProblemError} from '../../core/problem.ts';
import type {AwsTelemetry} from '../telemetry.ts';
import {repeatRead} from './repeat-read.ts';

/** Told of every call before it is sent, and of the metrics it asks for anew: none for the further pages of an answer. */
export type Spend = (spent: {readonly calls: number; readonly metrics: number}) => void;

/** The results of all pages of an answer to GetMetricData. */
export async function readPages(
  ask: AwsTelemetry['metrics'],
  input: GetMetricDataCommandInput,
  spend: Spend,
  signal: AbortSignal,
): Promise<readonly MetricDataResult[]> {
  const results: MetricDataResult[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const NextToken = token;
    const page = await repeatRead(() => {
      spend({calls: 1, metrics: 0});
      return readMetricPage(ask, {...input, ...(NextToken !== undefined && {NextToken})}, signal);
    }, signal);
    results.push(...(page.MetricDataResults ?? []));
    token = page.NextToken === '' ? undefined : page.NextToken;
    if (token !== undefined && seen.has(token)) throw createIncomplete('it gave the same page token twice');
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return results;
}

/** The problem of an answer that does not tell all that was asked. */
export function createIncomplete(why: string): ProblemError {
  return new ProblemError({
    kind: 'malformed',
    what: 'The answer to GetMetricData is not whole',
    why: `CloudWatch did not tell all that was asked: ${why}.`,
    tryThis: 'Press r to try again.',
  });
}

/** One page of GetMetricData. */
export function readMetricPage(ask: AwsTelemetry['metrics'], input: GetMetricDataCommandInput, signal: AbortSignal) {
  return ask(
    'GetMetricData',
    async (client, abortSignal) => {
      const {GetMetricDataCommand} = await import('@aws-sdk/client-cloudwatch');
      return client.send(new GetMetricDataCommand(input), {abortSignal});
    },
    signal,
  );
}
