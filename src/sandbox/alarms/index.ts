import type {MetricsAnswer} from '../metrics/index.ts';
import type {AlarmsContext} from './alarms-context.ts';
import {deleteAlarms} from './delete-alarms.ts';
import {describeAlarmHistory} from './describe-alarm-history.ts';
import {describeAlarms} from './describe-alarms.ts';
import {putCompositeAlarm} from './put-composite-alarm.ts';
import {putMetricAlarm} from './put-metric-alarm.ts';

export {alarmTables} from './alarm-tables.ts';
export {pruneAlarms} from './prune-alarms.ts';
export {insertAlarm} from './put-alarm.ts';

/** The operations of CloudWatch that are of alarms. */
export const alarmAnswers: ReadonlyMap<string, MetricsAnswer<AlarmsContext>> = new Map([
  ['DeleteAlarms', deleteAlarms],
  ['DescribeAlarmHistory', describeAlarmHistory],
  ['DescribeAlarms', describeAlarms],
  ['PutCompositeAlarm', putCompositeAlarm],
  ['PutMetricAlarm', putMetricAlarm],
]);
