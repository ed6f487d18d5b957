import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import type {AlarmsContext} from './alarms-context.ts';
import {parseRule} from './rule.ts';
import {findAlarm, readStoredAlarms} from './stored-alarm.ts';

/** Names of one call (the API reference). */
const limit = 100;

/** DeleteAlarms: all of them, or none and a refusal. Throws a TelemetryError. */
export function deleteAlarms(input: TelemetryInput, {telemetry, region}: AlarmsContext): TelemetryInput {
  const names = new InputReader(input, 'ValidationError').requiredTexts('AlarmNames', limit);
  telemetry.transact(queries => {
    const alarms = readStoredAlarms(queries, region);
    for (const name of names) {
      if (findAlarm(queries, region, name) === undefined) {
        throw new TelemetryError('ResourceNotFound', `Unknown alarm ${name}`);
      }
      const parent = alarms.find(
        ({kind, settings, name: own}) =>
          kind === 'CompositeAlarm' &&
          !names.includes(own) &&
          parseRule(String(settings['AlarmRule'])).names.includes(name),
      );
      if (parent === undefined) continue;
      throw new TelemetryError(
        'ValidationError',
        `Cannot delete ${name} as there are composite alarms depending on it: ${parent.name}`,
      );
    }
    for (const name of names) {
      for (const table of ['alarms', 'alarm_history']) {
        queries(`DELETE FROM ${table} WHERE region = ? AND name = ?`).run(region, name);
      }
    }
  });
  return {};
}
