import {formatLength} from '../format/length.ts';
import type {Tone} from '../tone.ts';
import type {Alarm, AlarmState} from './alarm.ts';

/** How loud a state is. */
export const alarmTones: Readonly<Record<AlarmState, Tone>> = {ALARM: 'bad', INSUFFICIENT_DATA: 'dim', OK: 'good'};

const marks: Readonly<Record<AlarmState, string>> = {ALARM: '✗', INSUFFICIENT_DATA: '?', OK: '✓'};
const words: Readonly<Record<AlarmState, string>> = {ALARM: 'ALARM', INSUFFICIENT_DATA: 'no data', OK: 'OK'};

/** `✗ ALARM for 32 min`. */
export function formatAlarmState({state, since}: Alarm, now: number): string {
  const length = since === undefined ? '' : ` for ${formatLength(Math.max(0, now - since))}`;
  return `${marks[state]} ${words[state]}${length}`;
}

/** An alarm in a line: `orders-api-errors ✗ ALARM for 32 min · Errors Sum ≥ 2 in 2 of 3 × 5 min`. */
export function formatAlarm(alarm: Alarm, now: number): string {
  return `${alarm.name} ${formatAlarmState(alarm, now)} · ${alarm.condition}`;
}
