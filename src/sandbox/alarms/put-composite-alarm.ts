import {InputReader, type Queries, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import type {AlarmsContext} from './alarms-context.ts';
import {insertAlarm, readAlarmBasics} from './put-alarm.ts';
import {parseRule} from './rule.ts';
import {findAlarm} from './stored-alarm.ts';

const code = 'ValidationError';

/** PutCompositeAlarm; without suppressors. Throws a TelemetryError. */
export function putCompositeAlarm(input: TelemetryInput, {telemetry, region}: AlarmsContext): TelemetryInput {
  const reader = new InputReader(input, code);
  const AlarmRule = reader.requiredText('AlarmRule', {max: 10_240});
  const settings = {...readAlarmBasics(reader), AlarmRule};
  const names = readRule(AlarmRule);
  const now = telemetry.now();
  telemetry.transact(queries => {
    checkNamed(queries, region, names);
    insertAlarm(queries, region, {kind: 'CompositeAlarm', settings, since: now, now});
  });
  return {};
}

function readRule(rule: string): readonly string[] {
  try {
    return parseRule(rule).names;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TelemetryError(code, `AlarmRule must be a valid rule: ${error.message}.`);
  }
}

function checkNamed(queries: Queries, region: string, names: readonly string[]): void {
  const unknown = names.filter(name => findAlarm(queries, region, name) === undefined);
  if (unknown.length === 0) return;
  throw new TelemetryError(
    code,
    `Could not save the composite alarm as alarms [${unknown.join(', ')}] in the alarm rule do not exist`,
  );
}
