import {expect, it} from 'vitest';
import {buildAlarmCommand} from '../../../src/core/alarms/alarm-command.ts';
import {formatAlarm} from '../../../src/core/alarms/format-alarm.ts';
import {findAlarmsOf, findFunctionsOf} from '../../../src/core/alarms/match-alarms.ts';
import {readCompositeAlarm, readMetricAlarm} from '../../../src/core/alarms/read-alarm.ts';
import {findMissingAlarms} from '../../../src/core/alarms/recommended.ts';
import type {Item} from '../../../src/core/item.ts';

const ofFunction = (name: string, value: string) => ({
  ...{Namespace: 'AWS/Lambda', MetricName: 'Errors'},
  Dimensions: [{Name: name, Value: value}],
});
const toQuery = (metric: Item) => ({Id: 'm', MetricStat: {Metric: metric, Period: 60, Stat: 'Sum'}});
const metric = (AlarmName: string, item: Item) => readMetricAlarm({AlarmName, StateValue: 'OK', ...item});
const composite = (AlarmName: string, AlarmRule: string) =>
  readCompositeAlarm({AlarmName, StateValue: 'ALARM', AlarmRule});

it.each<[string, Item]>([
  ['a dimension', ofFunction('FunctionName', 'orders')],
  ['an alias as a resource', ofFunction('Resource', 'orders:live')],
  ['Lambda Insights', {...ofFunction('function_name', 'orders'), Namespace: 'LambdaInsights'}],
  ['metric math', {Metrics: [toQuery(ofFunction('FunctionName', 'orders')), {Id: 'e', Expression: 'm * 2'}]}],
  ['a search', {Metrics: [{Id: 'e', Expression: `SEARCH('{AWS/Lambda} FunctionName="orders"', 'Sum', 60)`}]}],
  [
    'a metrics query',
    {Metrics: [{Id: 'e', Expression: `SELECT SUM(Errors) FROM "AWS/Lambda" WHERE FunctionName = 'orders'`}]},
  ],
])('an alarm is of the function that %s names', (_, item) => {
  const all = [metric('x', item), metric('other', ofFunction('FunctionName', 'orders-2'))];
  expect(findAlarmsOf(all, 'orders').map(({name}) => name)).toEqual(['x']);
});

it('a composite alarm is of all functions that what it names is of, even in a ring', () => {
  const all = [
    metric('a', ofFunction('FunctionName', 'orders')),
    metric('b', ofFunction('FunctionName', 'mails')),
    composite('inner', 'ALARM(a) OR ALARM("arn:aws:cloudwatch:eu-west-1:1:alarm:b") OR ALARM(outer)'),
    composite('outer', 'NOT OK("inner") AND ALARM(unknown)'),
    metric('queue', {...ofFunction('QueueName', 'orders'), Namespace: 'AWS/SQS'}),
  ];
  expect(findAlarmsOf(all, 'orders').map(({name}) => name)).toEqual(['inner', 'outer', 'a']);
  expect(all.map(alarm => findFunctionsOf(all, alarm).toSorted())).toEqual([
    ['orders'],
    ['mails'],
    ['mails', 'orders'],
    ['mails', 'orders'],
    [],
  ]);
});

it('an alarm is told in a line, whatever of it is there', () => {
  const alarm = metric('late', {
    ...ofFunction('FunctionName', 'orders'),
    ...{StateValue: 'ALARM', StateTransitionedTimestamp: '2026-03-01T12:00:00.000Z', Statistic: 'Sum', Threshold: 2},
    ...{ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 3, DatapointsToAlarm: 2, Period: 300},
  });
  expect(formatAlarm(alarm, Date.parse('2026-03-01T12:30:00Z'))).toBe(
    'late ✗ ALARM for 30 min · Errors Sum > 2 in 2 of 3 × 5 min',
  );
  expect(formatAlarm(readMetricAlarm({}), 0)).toContain('? no data');
});

it('tells which recommended alarms are missing, with the command that puts them', () => {
  const of = {functionName: 'orders', timeout: 10, readsStream: true, hasDeadLetters: false, hasDestinations: false};
  const missing = findMissingAlarms(of, [metric('a', ofFunction('FunctionName', 'orders'))]);
  expect(missing.map(recommended => recommended.metric)).toEqual(['Throttles', 'Duration', 'IteratorAge']);
  expect(missing[1]?.input).toMatchObject({AlarmName: 'orders-duration', Threshold: 9000, ExtendedStatistic: 'p90'});
  expect(buildAlarmCommand(missing[0]?.input ?? {}, {region: 'eu-west-1', endpoint: 'http://127.0.0.1:9001'})).toBe(
    "aws cloudwatch put-metric-alarm --alarm-name orders-throttles --alarm-description 'Calls are refused for want of concurrency' " +
      '--namespace AWS/Lambda --metric-name Throttles --dimensions \'[{"Name":"FunctionName","Value":"orders"}]\' --period 60 ' +
      '--evaluation-periods 5 --datapoints-to-alarm 5 --treat-missing-data notBreaching --statistic Sum --threshold 1 ' +
      '--comparison-operator GreaterThanOrEqualToThreshold --region eu-west-1 --endpoint-url http://127.0.0.1:9001',
  );
});
