import type {Item} from '../item.ts';
import type {Alarm} from './alarm.ts';

/** An alarm that AWS recommends for a function (CloudWatch user guide, "Recommended alarms", Lambda), and what it would be put with. */
export interface RecommendedAlarm {
  readonly metric: string;
  /** What it is for, in a sentence. */
  readonly why: string;
  /** Input of PutMetricAlarm. */
  readonly input: Item;
}

/** What of a function tells which alarms it needs. */
export interface AlarmedFunction {
  readonly functionName: string;
  /** Seconds. */
  readonly timeout: number | undefined;
  readonly readsStream: boolean;
  readonly hasDeadLetters: boolean;
  readonly hasDestinations: boolean;
}

/** US dollars for an alarm of one metric and a month, first ten free (CloudWatch pricing page). */
const price = 0.1;

/** What one of them costs, in words. */
export const alarmPrice = `about $${price.toFixed(2)} a month each, the first ten of an account free`;

/** Those that no alarm watches yet. */
export function findMissingAlarms(of: AlarmedFunction, there: readonly Alarm[]): readonly RecommendedAlarm[] {
  const watched = new Set(there.flatMap(({metrics}) => metrics));
  return listRecommended(of).filter(({metric}) => !watched.has(metric));
}

function listRecommended(of: AlarmedFunction): readonly RecommendedAlarm[] {
  const {functionName, timeout, readsStream, hasDeadLetters, hasDestinations} = of;
  const build = (metric: string, why: string, input: Item): RecommendedAlarm => ({
    ...{metric, why},
    input: {
      ...{AlarmName: `${functionName}-${toWords(metric)}`, AlarmDescription: why},
      ...{Namespace: 'AWS/Lambda', MetricName: metric, Dimensions: [{Name: 'FunctionName', Value: functionName}]},
      ...{Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, TreatMissingData: 'notBreaching', ...input},
    },
  });
  const sum = (least: number) => ({
    ...{Statistic: 'Sum', Threshold: least, ComparisonOperator: 'GreaterThanOrEqualToThreshold'},
  });
  const any = {...sum(1), EvaluationPeriods: 3, DatapointsToAlarm: 3};
  return [
    build('Errors', 'Calls fail', any),
    build('Throttles', 'Calls are refused for want of concurrency', {...sum(1)}),
    build('Duration', 'Calls come close to the timeout', {
      ...{ExtendedStatistic: 'p90', ComparisonOperator: 'GreaterThanOrEqualToThreshold'},
      // Milliseconds, nine tenths of what they may take.
      Threshold: (timeout ?? 3) * 900,
    }),
    ...(readsStream
      ? [
          build('IteratorAge', 'The stream is read too late', {
            ...{Statistic: 'Maximum', ComparisonOperator: 'GreaterThanThreshold', Threshold: 60_000},
          }),
        ]
      : []),
    ...(hasDeadLetters ? [build('DeadLetterErrors', 'Failed events are lost', any)] : []),
    ...(hasDestinations ? [build('DestinationDeliveryFailures', 'What became of events is not told', any)] : []),
  ];
}

/** `DeadLetterErrors` as a part of a name: `dead-letter-errors`. */
function toWords(metric: string): string {
  return metric.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
