import {type ClockParts, fromParts, splitTime, type Zone} from './clock.ts';

/** The beginnings offered by name, in milliseconds before now. */
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

/** Where one begins of which errors are looked for: an hour ago. */
export const errorsSince = 3_600_000;

/** What may be typed as a time, for who is asked for one. */
export const timeExamples = '2h, 14:03, yesterday 9:30, 11-21 14:03, 2026-11-22T14:03Z, 1795356200';

const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};
const length = /(\d+(?:\.\d+)?)\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)(?![a-z])/g;

/**
 * Reads a time as people write it and as the console prints it: `2h`, `1h 30m ago`, `14:03:20.113`, `14:03Z`, `yesterday 14:03`,
 * `11-21 14:03`, `2026-11-22`, `2026-11-22 14:03`, ISO 8601, seconds or milliseconds since 1970. What names no zone is in `zone`,
 * and what names no day is of the last day on which it has been. Milliseconds since 1970; NaN when there is no such time,
 * undefined when it is none.
 */
export function readTime(typed: string, now: number, zone: Zone): number | undefined {
  const text = typed.trim().toLowerCase();
  return readAgo(text, now) ?? readEpoch(text) ?? readClock(text, now, zone) ?? readDate(text, now, zone);
}

function readAgo(text: string, now: number): number | undefined {
  if (text === 'now') return now;
  const rest = text.replace(/\s*ago$/, '').replace(/^last\s+/, '');
  if (rest === '' || rest.replace(length, '').trim() !== '') return undefined;
  const lengths = [...rest.matchAll(length)].map(
    ([, count, unit = '']) => Number(count) * (units[unit.charAt(0)] ?? 0),
  );
  return now - lengths.reduce((sum, one) => sum + one, 0);
}

/** Ten digits are seconds until the year 2286, thirteen are milliseconds. */
function readEpoch(text: string): number | undefined {
  const [, seconds, fraction = '', milliseconds] = /^(?:(\d{10})(\.\d+)?|(\d{13}))$/.exec(text) ?? [];
  if (milliseconds !== undefined) return Number(milliseconds);
  return seconds === undefined ? undefined : Math.round(Number(seconds + fraction) * 1000);
}

const clock = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?`;
/** `14:00-14:30` is no time in a zone, but one with its end: only ISO 8601 has zones like that. */
const place = String.raw`\s*(z|utc|\+\d\d:?\d\d|-\d{4})?`;
const isoPlace = String.raw`(z|[+-]\d\d:?\d\d)?`;
const ofDay = new RegExp(`^(?:(today|yesterday)\\s+)?${clock}${place}$`);
const date = String.raw`^(?:(\d{4})[-/])?(\d\d)[-/](\d\d)`;
const dated = new RegExp(String.raw`${date}(?:\s+${clock}${place})?$`);
const iso = new RegExp(`${date}t${clock}${isoPlace}$`);

function readClock(text: string, now: number, zone: Zone): number | undefined {
  if (text === 'today' || text === 'yesterday') return readClock(`${text} 00:00`, now, zone);
  const [whole, day, ...typed] = ofDay.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const {at, offset} = readOffset(typed[4], zone);
  const today = splitTime(now + offset, at);
  const time = toTime({...today, ...toClock(typed)}, at) - offset;
  // A time of day that is yet to come was meant of the day before.
  const isBefore = day === 'yesterday' || (day === undefined && time > now);
  return isBefore ? toTime({...today, ...toClock(typed), day: today.day - 1}, at) - offset : time;
}

function readDate(text: string, now: number, zone: Zone): number | undefined {
  const [whole, year, month, day, ...typed] = dated.exec(text) ?? iso.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const {at, offset} = readOffset(typed[4], zone);
  const thisYear = splitTime(now + offset, at).year;
  const parts = {year: Number(year ?? thisYear), month: Number(month), day: Number(day), ...toClock(typed)};
  const time = toTime(parts, at) - offset;
  // A day without a year is of the last year in which it has been.
  return year === undefined && time > now ? toTime({...parts, year: thisYear - 1}, at) - offset : time;
}

function toClock([hour = '0', minute = '0', second = '0', fraction = '']: readonly (string | undefined)[]) {
  const millisecond = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {hour: Number(hour), minute: Number(minute), second: Number(second), millisecond};
}

/** In whose hours parts are, and how far those are ahead of UTC when the text says so itself. */
function readOffset(given: string | undefined, zone: Zone): {readonly at: Zone; readonly offset: number} {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(given ?? '') ?? [];
  if (hours === undefined || minutes === undefined) return {at: given === undefined ? zone : 'UTC', offset: 0};
  return {at: 'UTC', offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000};
}

/** NaN where parts run over: 31 November would be taken for 1 December. A day before the first is one of the month before. */
function toTime(parts: ClockParts, zone: Zone): number {
  const {month, hour, minute, second, day} = parts;
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day > 31) return Number.NaN;
  const time = fromParts(parts, zone);
  return day > 0 && splitTime(time, zone).day !== day ? Number.NaN : time;
}
