import type {Queries, TelemetryInput} from '../telemetry/index.ts';

/** The states of an alarm. */
export const alarmStates = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;

/** What an alarm finds. */
export type StoredAlarmState = (typeof alarmStates)[number];

/** The two kinds of alarms: of a metric or an expression, and of other alarms. */
export const alarmKinds = ['MetricAlarm', 'CompositeAlarm'] as const;

/** Of what an alarm is made. */
export type AlarmKind = (typeof alarmKinds)[number];

/** An alarm as it is kept; times in ms since 1970. */
export interface StoredAlarm {
  readonly name: string;
  readonly kind: AlarmKind;
  /** Members as they were put, in the service's names. */
  readonly settings: TelemetryInput;
  readonly configured: number;
  readonly state: StoredAlarmState;
  readonly reason: string;
  /** JSON of what it was judged by. */
  readonly reasonData: string | undefined;
  readonly updated: number;
  readonly transitioned: number;
  /** Until when the metrics were looked at. */
  readonly evaluated: number;
}

/** A line of an alarm's history. */
export interface AlarmEvent {
  readonly name: string;
  readonly kind: AlarmKind;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate';
  readonly time: number;
  readonly summary: string;
  readonly data: object;
  /** What it went to. */
  readonly state?: StoredAlarmState;
}

/** Alarms of a region by name, in the order of their names. */
export function readStoredAlarms(queries: Queries, region: string): StoredAlarm[] {
  return queries('SELECT * FROM alarms WHERE region = ? ORDER BY name').all(region).map(toAlarm);
}

/** The alarm of that name. */
export function findAlarm(queries: Queries, region: string, name: string): StoredAlarm | undefined {
  const row = queries('SELECT * FROM alarms WHERE region = ? AND name = ?').get(region, name);
  return row && toAlarm(row);
}

/** Keeps an alarm in place of one of its name. */
export function writeAlarm(queries: Queries, region: string, alarm: StoredAlarm): void {
  const {name, kind, settings, configured, state, reason, reasonData, updated, transitioned, evaluated} = alarm;
  queries('INSERT OR REPLACE INTO alarms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[region, name, kind, JSON.stringify(settings), configured, state, reason, reasonData ?? null],
    ...[updated, transitioned, evaluated],
  );
}

/** Adds a line to the history. */
export function insertAlarmEvent(queries: Queries, region: string, event: AlarmEvent): void {
  const {name, kind, type, time, summary, data, state = null} = event;
  queries('INSERT INTO alarm_history VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[region, name, kind, type, time, summary, JSON.stringify({version: '1.0', ...data}), state],
  );
}

/** The alarm in another state, since a time; its history tells. */
export function changeState(
  queries: Queries,
  region: string,
  alarm: StoredAlarm,
  next: {
    readonly state: StoredAlarmState;
    readonly reason: string;
    readonly reasonData: string | undefined;
    readonly time: number;
  },
): StoredAlarm {
  const {name, kind, state: before} = alarm;
  const {state, reason, reasonData, time} = next;
  const data = {
    oldState: {stateValue: before, stateReason: alarm.reason},
    newState: {
      stateValue: state,
      stateReason: reason,
      ...(reasonData !== undefined && {stateReasonData: JSON.parse(reasonData)}),
    },
  };
  const summary = `Alarm updated from ${before} to ${state}`;
  insertAlarmEvent(queries, region, {name, kind, type: 'StateUpdate', time, summary, data, state});
  return {...alarm, state, reason, reasonData, updated: time, transitioned: time};
}

function toAlarm(row: Readonly<Record<string, unknown>>): StoredAlarm {
  return {
    ...{name: String(row['name']), kind: row['kind'] as AlarmKind, settings: JSON.parse(String(row['settings']))},
    ...{configured: Number(row['configured']), state: row['state'] as StoredAlarmState, reason: String(row['reason'])},
    reasonData: row['reason_data'] === null ? undefined : String(row['reason_data']),
    ...{updated: Number(row['updated']), transitioned: Number(row['transitioned'])},
    evaluated: Number(row['evaluated']),
  };
}
