import type {Queries} from '../telemetry/index.ts';
import {formatAlarmArn} from './alarm-arn.ts';
import {parseRule} from './rule.ts';
import {changeState, readStoredAlarms, type StoredAlarm, type StoredAlarmState, writeAlarm} from './stored-alarm.ts';

interface Place {
  readonly region: string;
  readonly accountId: string;
}

/**
 * Judges the alarms of other alarms, each after those it names, at every moment at which one of these has changed since it was
 * last judged. Composites that name each other in a ring are judged by what the others were.
 */
export function evaluateComposites(queries: Queries, place: Place, now: number): void {
  const composites = readStoredAlarms(queries, place.region).filter(({kind}) => kind === 'CompositeAlarm');
  for (const alarm of toOrder(composites)) evaluateComposite(queries, place, alarm, now);
}

function toOrder(composites: readonly StoredAlarm[]): readonly StoredAlarm[] {
  const byName = new Map(composites.map(alarm => [alarm.name, alarm]));
  const ordered = new Set<StoredAlarm>();
  const open = new Set<StoredAlarm>();
  const add = (alarm: StoredAlarm) => {
    if (open.has(alarm)) return;
    open.add(alarm);
    for (const name of ruleOf(alarm).names) {
      const child = byName.get(name);
      if (child) add(child);
    }
    ordered.add(alarm);
  };
  for (const alarm of composites) add(alarm);
  return [...ordered];
}

function evaluateComposite(queries: Queries, place: Place, alarm: StoredAlarm, now: number): void {
  const {region} = place;
  const {names, holds} = ruleOf(alarm);
  let current = alarm;
  const judgeAt = (time: number, toReason: (state: StoredAlarmState) => string) => {
    const state = holds(other => findStateAt(queries, region, other, time)) ? 'ALARM' : 'OK';
    if (state === current.state) return;
    current = changeState(queries, region, current, {state, reason: toReason(state), reasonData: undefined, time});
  };
  // It was put, and nobody has looked since.
  if (alarm.evaluated === alarm.configured) {
    const own = formatAlarmArn(place, alarm.name);
    judgeAt(alarm.configured, state => `${own} was created or updated and its alarm rule evaluates to ${state}`);
  }
  for (const {time, name, state: cause} of listChanges(queries, region, names, alarm.evaluated, now)) {
    judgeAt(time, () => `${formatAlarmArn(place, name)} transitioned to ${cause} at ${formatDate(time)}`);
  }
  writeAlarm(queries, region, {...current, evaluated: now});
}

function ruleOf({settings}: StoredAlarm) {
  return parseRule(String(settings['AlarmRule']));
}

function listChanges(queries: Queries, region: string, names: readonly string[], since: number, until: number) {
  return names
    .flatMap(name =>
      queries(
        `SELECT time, state FROM alarm_history
         WHERE region = ? AND name = ? AND state IS NOT NULL AND time > ? AND time <= ?`,
      )
        .all(region, name, since, until)
        .map(row => ({name, time: Number(row['time']), state: String(row['state'])})),
    )
    .sort((a, b) => a.time - b.time);
}

function findStateAt(queries: Queries, region: string, name: string, time: number): StoredAlarmState {
  const row = queries(
    `SELECT state FROM alarm_history WHERE region = ? AND name = ? AND state IS NOT NULL AND time <= ?
     ORDER BY time DESC, rowid DESC LIMIT 1`,
  ).get(region, name, time);
  return row ? (row['state'] as StoredAlarmState) : 'INSUFFICIENT_DATA';
}

/** `Sunday 01 March, 2026 11:50:00 UTC`. */
function formatDate(time: number): string {
  const date = new Date(time);
  const [day, month] = (['weekday', 'month'] as const).map(part =>
    date.toLocaleDateString('en-US', {timeZone: 'UTC', [part]: 'long'}),
  );
  const number = String(date.getUTCDate()).padStart(2, '0');
  return `${day} ${number} ${month}, ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} UTC`;
}
