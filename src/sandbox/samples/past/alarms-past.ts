import {insertAlarm} from '../../alarms/index.ts';
import type {Queries, TelemetryInput} from '../../telemetry/index.ts';
import type {Past} from './past.ts';

const day = 86_400_000;

/** An alarm of a sample, as it was put. */
interface PastAlarm {
  readonly functionName: string;
  readonly settings: TelemetryInput;
}

/** Writes the alarms of the samples, put ten days ago: their metrics tell since when orders-api has been in ALARM. */
export function writeAlarms(queries: Queries, {region, accountId, now, find}: Past): void {
  const topic = `arn:aws:sns:${region}:${accountId}:on-call`;
  const there = alarms.filter(({functionName}) => find(functionName, '$LATEST') !== undefined);
  const basics = {ActionsEnabled: true, OKActions: [], AlarmActions: [topic], InsufficientDataActions: []};
  const put = {since: now - day, now: now - 10 * day};
  for (const {settings} of there) {
    insertAlarm(queries, region, {...put, kind: 'MetricAlarm', settings: {...basics, ...settings}});
  }
  const names = there.map(({settings}) => `ALARM("${settings['AlarmName']}")`);
  if (names.length < alarms.length) return;
  const settings = {
    ...basics,
    AlarmName: 'web-shop',
    AlarmDescription: 'Orders or payments hurt',
    AlarmRule: names.join(' OR '),
  };
  insertAlarm(queries, region, {...put, since: put.now, kind: 'CompositeAlarm', settings});
}

const ordersErrors: PastAlarm = {
  functionName: 'orders-api',
  settings: {
    ...{AlarmName: 'orders-api-errors', AlarmDescription: 'Two or more orders in five minutes fail'},
    ...{Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 300},
    Dimensions: [{Name: 'FunctionName', Value: 'orders-api'}],
    ...{EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 2},
    ...{ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching'},
  },
};

const paymentsDuration: PastAlarm = {
  functionName: 'payments-worker',
  settings: {
    ...{AlarmName: 'payments-worker-duration', AlarmDescription: 'Payments take long'},
    ...{Namespace: 'AWS/Lambda', MetricName: 'Duration', ExtendedStatistic: 'p50', Period: 900},
    Dimensions: [{Name: 'FunctionName', Value: 'payments-worker'}],
    ...{EvaluationPeriods: 2, Threshold: 5000, ComparisonOperator: 'GreaterThanThreshold'},
    TreatMissingData: 'notBreaching',
  },
};

const alarms = [ordersErrors, paymentsDuration];
