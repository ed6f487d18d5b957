import {CloudWatch, type CloudWatchClientConfig, type PutMetricAlarmCommandInput} from '@aws-sdk/client-cloudwatch';
import {SmithyRpcV2CborProtocol} from '@smithy/core/cbor';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {credentials, region} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

const minute = 60_000;
const noon = Date.parse('2026-03-01T12:00:00Z');
let now = noon;
let sandbox: ObservedSandbox;
let metrics: CloudWatch;

beforeEach(async () => {
  now = noon;
  sandbox = await startObserved({now: () => now});
  ({metrics} = sandbox);
  await sandbox.create('till', 'export const handler = async event => { if (event.fail) throw new Error("no"); };');
});

afterEach(() => sandbox.close());

const alarm: PutMetricAlarmCommandInput = {
  ...{AlarmName: 'till-errors', Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 60},
  Dimensions: [{Name: 'FunctionName', Value: 'till'}],
  ...{EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold'},
  TreatMissingData: 'notBreaching',
};

async function invokeAt(minutes: number, payload: object): Promise<void> {
  now = noon + minutes * minute;
  await sandbox.invoke('till', payload);
}

async function readHistory(AlarmName: string, AlarmTypes: 'MetricAlarm' | 'CompositeAlarm' = 'MetricAlarm') {
  const {AlarmHistoryItems = []} = await metrics.describeAlarmHistory({AlarmName, AlarmTypes: [AlarmTypes]});
  return AlarmHistoryItems.map(({Timestamp, HistorySummary}) => [Timestamp?.toISOString(), HistorySummary]);
}

it('judges an alarm by what the functions did, at the times at which that could be known', async () => {
  await metrics.putMetricAlarm(alarm);
  await metrics.putCompositeAlarm({AlarmName: 'shop', AlarmRule: 'ALARM("till-errors")'});
  await invokeAt(2.5, {fail: true});
  await invokeAt(4.5, {});
  now = noon + 10 * minute;
  const {MetricAlarms, CompositeAlarms} = await metrics.describeAlarms({AlarmTypes: ['MetricAlarm', 'CompositeAlarm']});
  expect(MetricAlarms).toMatchObject([
    {
      ...alarm,
      AlarmArn: `arn:aws:cloudwatch:${region}:123456789012:alarm:till-errors`,
      ...{ActionsEnabled: true, StateValue: 'OK', StateTransitionedTimestamp: new Date('2026-03-01T12:05:00Z')},
    },
  ]);
  expect(CompositeAlarms).toMatchObject([{AlarmName: 'shop', StateValue: 'OK', AlarmRule: 'ALARM("till-errors")'}]);
  expect(await readHistory('till-errors')).toEqual([
    ['2026-03-01T12:05:00.000Z', 'Alarm updated from ALARM to OK'],
    ['2026-03-01T12:03:00.000Z', 'Alarm updated from OK to ALARM'],
    ['2026-03-01T12:00:00.000Z', 'Alarm updated from INSUFFICIENT_DATA to OK'],
    ['2026-03-01T12:00:00.000Z', 'Alarm "till-errors" created'],
  ]);
  expect((await readHistory('shop', 'CompositeAlarm')).slice(0, 2)).toEqual([
    ['2026-03-01T12:05:00.000Z', 'Alarm updated from ALARM to OK'],
    ['2026-03-01T12:03:00.000Z', 'Alarm updated from OK to ALARM'],
  ]);
  const {AlarmHistoryItems: [, item] = []} = await metrics.describeAlarmHistory({AlarmName: 'till-errors'});
  expect(JSON.parse(item?.HistoryData ?? '')).toMatchObject({
    oldState: {stateValue: 'OK'},
    newState: {
      stateValue: 'ALARM',
      stateReason:
        'Threshold Crossed: 1 out of the last 1 datapoints [1.0 (01/03/26 12:02:00)] was greater than or equal to the threshold ' +
        '(1.0) (minimum 1 datapoint for OK -> ALARM transition).',
      stateReasonData: {recentDatapoints: [1], threshold: 1, period: 60},
    },
  });
});

it('judges an expression, keeps the state of an alarm that is put again, and forgets one that is deleted', async () => {
  await invokeAt(0.1, {fail: true});
  await invokeAt(0.2, {});
  now = noon + minute;
  const toQuery = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: {
      ...{Period: 60, Stat: 'Sum'},
      Metric: {Namespace: 'AWS/Lambda', MetricName, Dimensions: alarm.Dimensions},
    },
    ReturnData: false,
  });
  const share: PutMetricAlarmCommandInput = {
    ...{AlarmName: 'share', EvaluationPeriods: 1, Threshold: 40, ComparisonOperator: 'GreaterThanThreshold'},
    Metrics: [toQuery('e', 'Errors'), toQuery('i', 'Invocations'), {Id: 's', Expression: '100 * e / i'}],
  };
  await metrics.putMetricAlarm(share);
  const read = async () => (await metrics.describeAlarms({AlarmNames: ['share']})).MetricAlarms ?? [];
  expect(await read()).toMatchObject([{StateValue: 'ALARM', Metrics: share.Metrics}]);
  await metrics.putMetricAlarm({...share, Threshold: 60});
  expect(await read()).toMatchObject([{Threshold: 60}]);
  await metrics.deleteAlarms({AlarmNames: ['share']});
  expect(await read()).toEqual([]);
  expect(await readHistory('share')).toEqual([]);
});

it('pages in the order of the names, and finds by name, prefix and state', async () => {
  for (const AlarmName of ['c', 'a', 'b']) await metrics.putMetricAlarm({...alarm, AlarmName});
  const read = async (input: object) => {
    const {MetricAlarms = [], NextToken} = await metrics.describeAlarms(input);
    return {names: MetricAlarms.map(({AlarmName}) => AlarmName), NextToken};
  };
  const first = await read({MaxRecords: 2});
  expect(first.names).toEqual(['a', 'b']);
  expect((await read({MaxRecords: 2, NextToken: first.NextToken})).names).toEqual(['c']);
  expect((await read({AlarmNamePrefix: 'b'})).names).toEqual(['b']);
  expect((await read({AlarmNames: ['c', 'x']})).names).toEqual(['c']);
  expect((await read({StateValue: 'ALARM'})).names).toEqual([]);
  expect((await read({AlarmTypes: ['CompositeAlarm']})).names).toEqual([]);
});

it('speaks of alarms in CBOR, too', async () => {
  const protocol = SmithyRpcV2CborProtocol as unknown as NonNullable<CloudWatchClientConfig['protocol']>;
  const client = new CloudWatch({region, endpoint: sandbox.url, credentials, maxAttempts: 1, protocol});
  await client.putMetricAlarm(alarm);
  const {MetricAlarms} = await client.describeAlarms({});
  expect(MetricAlarms).toMatchObject([{...alarm, AlarmConfigurationUpdatedTimestamp: new Date(noon)}]);
  await expect(client.deleteAlarms({AlarmNames: ['x']})).rejects.toMatchObject({name: 'ResourceNotFound'});
  client.destroy();
});

it.each<[Partial<PutMetricAlarmCommandInput>, string]>([
  [{AlarmName: ''}, 'length greater than or equal to 1'],
  [{AlarmName: 'x'.repeat(256)}, 'length less than or equal to 255'],
  [{Period: 45}, 'Period must be 10, 20, 30 or a multiple of 60.'],
  [{EvaluationPeriods: 1441}, 'EvaluationPeriods * Period must be <= 86400'],
  [{DatapointsToAlarm: 2}, 'DatapointsToAlarm must be less than or equal to EvaluationPeriods.'],
  [{TreatMissingData: 'never'}, 'never is not a valid value for TreatMissingData.'],
  [{Threshold: undefined}, 'Threshold must not be null.'],
  [{ComparisonOperator: 'Above' as never}, 'Member must satisfy enum value set'],
  [{MetricName: undefined}, 'Exactly one of MetricName and Metrics must be specified.'],
  [{ExtendedStatistic: 'p99'}, 'Exactly one of Statistic and ExtendedStatistic must be specified.'],
  [{AlarmActions: Array.from({length: 6}, () => 'arn')}, 'length less than or equal to 5'],
])('refuses to put an alarm with %j', async (members, message) => {
  await expect(metrics.putMetricAlarm({...alarm, ...members})).rejects.toThrow(message);
});

it('refuses rules that are none or name nothing, and to delete what a rule names', async () => {
  const put = (AlarmRule: string) => metrics.putCompositeAlarm({AlarmName: 'all', AlarmRule});
  await expect(put('ALARM(')).rejects.toThrow('AlarmRule must be a valid rule');
  await expect(put('ALARM(x)')).rejects.toThrow('alarms [x] in the alarm rule do not exist');
  await metrics.putMetricAlarm(alarm);
  await put('NOT OK("till-errors")');
  await expect(metrics.deleteAlarms({AlarmNames: ['till-errors']})).rejects.toThrow('composite alarms depending on it');
  await metrics.deleteAlarms({AlarmNames: ['till-errors', 'all']});
});

it('has an alarm in no state before it was put', async () => {
  now = noon + 2.5 * minute;
  await metrics.putMetricAlarm(alarm);
  now += 1000;
  const put = new Date(noon + 2.5 * minute);
  const {MetricAlarms} = await metrics.describeAlarms({});
  expect(MetricAlarms).toMatchObject([
    {
      StateValue: 'OK',
      AlarmConfigurationUpdatedTimestamp: put,
      StateTransitionedTimestamp: put,
      StateUpdatedTimestamp: put,
    },
  ]);
  expect(await readHistory('till-errors')).toEqual([
    [put.toISOString(), 'Alarm updated from INSUFFICIENT_DATA to OK'],
    [put.toISOString(), 'Alarm "till-errors" created'],
  ]);
});
