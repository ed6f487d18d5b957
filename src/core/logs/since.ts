import {type ClockParts, fromParts, splitTime, type Zone} from './clock.ts';

/** The beginnings offered by key, in milliseconds before now. */
export const sinceChoices = [
  ['1m', 60_000],
  ['5m', 300_000],
  ['15m', 900_000],
  ['1h', 3_600_000],
  ['6h', 21_600_000],
  ['24h', 86_400_000],
] as const;

/** Where a new follower begins: five minutes ago. */
export const usualSince = 300_000;

const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};
const span = /(\d+(?:\.\d+)?)\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)(?![a-z])/g;

/**
 * Reads when logs are wanted from, as people write it: `2h`, `1h 30m ago`, `14:03`, `yesterday 14:03`, `2026-11-22`,
 * `2026-11-22 14:03`, ISO 8601 with or without a zone. What names no zone is in `zone`. Milliseconds since 1970, or why not.
 */
export function parseSince(typed: string, now: number, zone: Zone): number | {readonly error: string} {
  const text = typed.trim().toLowerCase();
  const time = readSpan(text, now) ?? readClock(text, now, zone) ?? readDate(typed.trim(), zone);
  if (time === undefined) return {error: 'no time: write 2h, 14:03, 2026-11-22 14:03 or 2026-11-22T14:03:00Z'};
  if (Number.isNaN(time)) return {error: 'there is no such time'};
  return time > now ? {error: 'that is yet to come'} : time;
}

function readSpan(text: string, now: number): number | undefined {
  const rest = text.replace(/\s*ago$/, '').replace(/^last\s+/, '');
  if (rest === '' || rest.replace(span, '').trim() !== '') return undefined;
  const lengths = [...rest.matchAll(span)].map(([, count, unit = '']) => Number(count) * (units[unit.charAt(0)] ?? 0));
  return now - lengths.reduce((sum, length) => sum + length, 0);
}

function readClock(text: string, now: number, zone: Zone): number | undefined {
  const [, yesterday, hour, minute, second] = /^(yesterday\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const parts = {hour: Number(hour), minute: Number(minute), second: Number(second ?? 0), millisecond: 0};
  const today = splitTime(now, zone);
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 59) return Number.NaN;
  const time = fromParts({...today, ...parts}, zone);
  // A time of day that is yet to come was meant of the day before.
  return yesterday !== undefined || time > now ? fromParts({...today, ...parts, day: today.day - 1}, zone) : time;
}

const date = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

function readDate(text: string, zone: Zone): number | undefined {
  const match = date.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0));
  const millisecond = Number((match[7] ?? '0').padEnd(3, '0'));
  const parts = {year, month, day, hour, minute, second, millisecond} as ClockParts;
  const given = match[8]?.toUpperCase();
  const time = fromParts(parts, given === undefined ? zone : 'UTC');
  const back = splitTime(time, given === undefined ? zone : 'UTC');
  // 31 November would be taken for 1 December.
  if (back.day !== parts.day || back.month !== parts.month || back.minute !== parts.minute) return Number.NaN;
  return given === undefined ? time : time - offset(given);
}

function offset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
