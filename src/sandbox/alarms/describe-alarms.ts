import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {formatAlarmArn} from './alarm-arn.ts';
import type {AlarmsContext} from './alarms-context.ts';
import {evaluateAlarms} from './evaluate-alarms.ts';
import {cutAlarmPage} from './page.ts';
import {alarmKinds, alarmStates, readStoredAlarms, type StoredAlarm} from './stored-alarm.ts';

const code = 'ValidationError';
/** Names asked for, and alarms of an answer (the API reference). */
const limits = {names: 100, page: 100, usual: 50};

/** DescribeAlarms, in the order of their names; composite ones when they are asked for. Throws a TelemetryError. */
export function describeAlarms(input: TelemetryInput, context: AlarmsContext): TelemetryInput {
  const {telemetry, region} = context;
  const isAsked = readFilter(input);
  const reader = new InputReader(input, code);
  const size = reader.whole('MaxRecords', {min: 1, max: limits.page}) ?? limits.usual;
  const alarms = telemetry.transact(queries => {
    evaluateAlarms(queries, context, telemetry.now());
    return readStoredAlarms(queries, region);
  });
  const {items, next} = cutAlarmPage(alarms.filter(isAsked), reader.text('NextToken'), size);
  const of = (wanted: StoredAlarm['kind']) =>
    items.filter(({kind}) => kind === wanted).map(alarm => toAnswer(alarm, context));
  return {MetricAlarms: of('MetricAlarm'), CompositeAlarms: of('CompositeAlarm'), ...next};
}

function readFilter(input: TelemetryInput): (alarm: StoredAlarm) => boolean {
  const reader = new InputReader(input, code);
  const names = reader.texts('AlarmNames', limits.names);
  const prefix = reader.text('AlarmNamePrefix', {max: 255});
  if (names !== undefined && prefix !== undefined) {
    throw new TelemetryError(code, 'AlarmNamePrefix and AlarmNames cannot be specified together.');
  }
  for (const other of ['ActionPrefix', 'ChildrenOfAlarmName', 'ParentsOfAlarmName']) {
    if (reader.text(other) !== undefined) throw new TelemetryError(code, `The sandbox does not know ${other}.`);
  }
  const state = reader.oneOf('StateValue', alarmStates);
  const kinds = readKinds(reader);
  return alarm =>
    kinds.includes(alarm.kind) &&
    (names?.includes(alarm.name) ?? true) &&
    alarm.name.startsWith(prefix ?? '') &&
    (state ?? alarm.state) === alarm.state;
}

/** Without a word on it, metric alarms (the API reference). Throws a TelemetryError. */
export function readKinds(reader: InputReader): readonly string[] {
  const kinds = reader.texts('AlarmTypes', alarmKinds.length) ?? ['MetricAlarm'];
  const unknown = kinds.find(kind => !alarmKinds.some(known => known === kind));
  if (unknown === undefined) return kinds;
  throw new TelemetryError(code, `${unknown} is no alarm type: [${alarmKinds.join(', ')}].`);
}

function toAnswer(alarm: StoredAlarm, place: {region: string; accountId: string}): TelemetryInput {
  const {settings, name, state, reason, reasonData} = alarm;
  return {
    ...settings,
    AlarmArn: formatAlarmArn(place, name),
    AlarmConfigurationUpdatedTimestamp: alarm.configured / 1000,
    ...{StateValue: state, StateReason: reason, ...(reasonData !== undefined && {StateReasonData: reasonData})},
    StateUpdatedTimestamp: alarm.updated / 1000,
    StateTransitionedTimestamp: alarm.transitioned / 1000,
  };
}
