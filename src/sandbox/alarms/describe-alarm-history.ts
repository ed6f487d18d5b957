import {InputReader, type TelemetryInput} from '../telemetry/index.ts';
import type {AlarmsContext} from './alarms-context.ts';
import {readKinds} from './describe-alarms.ts';
import {evaluateAlarms} from './evaluate-alarms.ts';
import {cutAlarmPage} from './page.ts';

/** Lines of an answer (the API reference). */
const pageSize = 100;
const types = ['ConfigurationUpdate', 'StateUpdate', 'Action', 'AlarmContributorStateUpdate', 'AlarmContributorAction'];

/** DescribeAlarmHistory, the newest first; of composite alarms when they are asked for. Throws a TelemetryError. */
export function describeAlarmHistory(input: TelemetryInput, context: AlarmsContext): TelemetryInput {
  const {telemetry, region} = context;
  const reader = new InputReader(input, 'ValidationError');
  const name = reader.text('AlarmName', {max: 255});
  const kinds = readKinds(reader);
  const type = reader.oneOf('HistoryItemType', types);
  const start = (reader.decimal('StartDate') ?? 0) * 1000;
  const end = (reader.decimal('EndDate') ?? Number.MAX_SAFE_INTEGER / 1000) * 1000;
  const isAscending = reader.oneOf('ScanBy', ['TimestampDescending', 'TimestampAscending']) === 'TimestampAscending';
  const size = reader.whole('MaxRecords', {min: 1, max: pageSize}) ?? pageSize;
  const rows = telemetry.transact(queries => {
    evaluateAlarms(queries, context, telemetry.now());
    return queries(
      'SELECT * FROM alarm_history WHERE region = ? AND time BETWEEN ? AND ? ORDER BY time DESC, rowid DESC',
    ).all(region, start, end);
  });
  const found = rows.filter(
    row =>
      (name ?? row['name']) === row['name'] &&
      kinds.includes(String(row['kind'])) &&
      (type ?? row['type']) === row['type'],
  );
  const {items, next} = cutAlarmPage(isAscending ? found.toReversed() : found, reader.text('NextToken'), size);
  return {AlarmHistoryItems: items.map(toItem), ...next};
}

function toItem(row: Readonly<Record<string, unknown>>): TelemetryInput {
  return {
    ...{AlarmName: row['name'], AlarmType: row['kind'], Timestamp: Number(row['time']) / 1000},
    ...{HistoryItemType: row['type'], HistorySummary: row['summary'], HistoryData: row['data']},
  };
}
