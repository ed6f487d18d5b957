import {GetMetricStatisticsCommand} from '@aws-sdk/client-cloudwatch';
import {parseArn} from '../../core/format/arn.ts';
import {ProblemError} from '../../core/problem.ts';
import type {QueueFacts} from '../../core/queues/queue-services.ts';
import type {AwsTelemetry} from '../telemetry.ts';

/** ms that are looked through for the last value of an age: CloudWatch has one a minute of a queue that is used. */
const ageSpan = 15 * 60_000;

/** How old a queue's oldest message is, as CloudWatch had it last; a sentence where it may not be asked. Rejects only when aborted. */
export async function readAge(
  ask: AwsTelemetry['metrics'],
  arn: string,
  signal: AbortSignal,
): Promise<QueueFacts['age']> {
  const now = Date.now();
  const input = {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateAgeOfOldestMessage',
    Dimensions: [{Name: 'QueueName', Value: parseArn(arn)?.resource ?? ''}],
    StartTime: new Date(now - ageSpan),
    EndTime: new Date(now + 60_000),
    Period: 60,
    Statistics: ['Maximum' as const],
  };
  try {
    const {Datapoints = []} = await ask(
      'GetMetricStatistics',
      (client, abortSignal) => client.send(new GetMetricStatisticsCommand(input), {abortSignal}),
      signal,
    );
    const newest = Datapoints.toSorted((a, b) => Number(a.Timestamp) - Number(b.Timestamp)).at(-1);
    return newest?.Maximum ?? 'none';
  } catch (error) {
    if (signal.aborted || !(error instanceof ProblemError)) throw error;
    return {why: `${error.problem.what}: ${error.problem.why}`};
  }
}
