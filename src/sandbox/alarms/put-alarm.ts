import {type InputReader, type Queries, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {type AlarmKind, findAlarm, insertAlarmEvent, writeAlarm} from './stored-alarm.ts';

/** Alarms of a region (CloudWatch quotas page), actions for each state and characters of the texts (API reference). */
const limits = {alarms: 5000, actions: 5, name: 255, description: 1024};

/** What both kinds of alarms have. Throws a TelemetryError. */
export function readAlarmBasics(reader: InputReader): TelemetryInput {
  return {
    AlarmName: reader.requiredText('AlarmName', {max: limits.name, pattern: /^[\s\S]+$/}),
    AlarmDescription: reader.text('AlarmDescription', {max: limits.description}),
    ActionsEnabled: reader.flag('ActionsEnabled', true),
    OKActions: reader.texts('OKActions', limits.actions) ?? [],
    AlarmActions: reader.texts('AlarmActions', limits.actions) ?? [],
    InsufficientDataActions: reader.texts('InsufficientDataActions', limits.actions) ?? [],
  };
}

/**
 * Keeps an alarm: a new one knows nothing yet, one in place of another keeps its state (PutMetricAlarm, API reference). `since`
 * is when its metrics are looked at from, `now` when it was put, both in ms since 1970. Throws a TelemetryError.
 */
export function insertAlarm(
  queries: Queries,
  region: string,
  {kind, settings, since, now}: {kind: AlarmKind; settings: TelemetryInput; since: number; now: number},
): void {
  const name = String(settings['AlarmName']);
  const before = findAlarm(queries, region, name);
  if (before && before.kind !== kind) {
    throw new TelemetryError('ValidationError', `An alarm of another type has the name ${name} already.`);
  }
  if (!before) checkRoom(queries, region);
  const fresh = {
    ...{state: 'INSUFFICIENT_DATA' as const, reason: 'Unchecked: Initial alarm creation', reasonData: undefined},
    ...{updated: now, transitioned: now},
  };
  writeAlarm(queries, region, {...(before ?? fresh), name, kind, settings, configured: now, evaluated: since});
  const summary = `Alarm "${name}" ${before ? 'updated' : 'created'}`;
  const data = {type: before ? 'Update' : 'Create', [before ? 'updatedAlarm' : 'createdAlarm']: settings};
  insertAlarmEvent(queries, region, {name, kind, type: 'ConfigurationUpdate', time: now, summary, data});
}

function checkRoom(queries: Queries, region: string): void {
  const row = queries('SELECT count(*) AS count FROM alarms WHERE region = ?').get(region);
  if (Number(row?.['count']) < limits.alarms) return;
  throw new TelemetryError('LimitExceeded', `The maximum number of ${limits.alarms} alarms is reached.`);
}
