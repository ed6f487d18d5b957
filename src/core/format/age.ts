import {formatMember} from './members.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
const year = 365 * day;

/**
 * How long ago a time was, in its largest unit: `5s`, `2m`, `3h`, `4d`, `5w`, `2y`; `in 4d` when it is yet to come.
 * What is no time is shown as it is, a missing one as `–`. A clock up to a minute behind the service's counts as `0s`.
 */
export function formatAge(time: unknown, now: Date): string {
  const milliseconds = parseIsoTime(time);
  if (milliseconds === undefined) return formatMember(time);
  const seconds = Math.floor((now.getTime() - milliseconds) / 1000);
  return seconds < -minute ? `in ${formatSpan(-seconds)}` : formatSpan(Math.max(0, seconds));
}

/** The time in UTC to the second with its age: `2026-11-22 14:03:22 UTC (2m ago)`. */
export function formatMoment(time: unknown, now: Date): string {
  const milliseconds = parseIsoTime(time);
  if (milliseconds === undefined) return formatMember(time);
  const age = formatAge(time, now);
  return `${formatUtc(milliseconds)} (${age.startsWith('in ') ? age : `${age} ago`})`;
}

/** The local time of day, `14:03:22`. Not by Intl: its first use costs 30 ms, just when the first rows are due. */
export function formatTimeOfDay(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(part => String(part).padStart(2, '0')).join(':');
}

/** The local day within its year, `11-22`. */
export function formatDayOfYear(time: Date): string {
  return [time.getMonth() + 1, time.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}

/** Sort key that puts the newest first and what is no time last. */
export function byNewest(time: unknown): number {
  return -(parseIsoTime(time) ?? Number.MIN_SAFE_INTEGER);
}

/**
 * Milliseconds since 1970 of an ISO 8601 time, else undefined. Lambda writes `LastModified` with an offset without a
 * colon (`+0000`). Only whole ISO times count: `Date.parse` takes nearly any text with a digit for a date.
 */
export function parseIsoTime(time: unknown): number | undefined {
  if (typeof time !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time)) return undefined;
  const milliseconds = Date.parse(time.endsWith('+0000') ? `${time.slice(0, -5)}Z` : withColon(time));
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function withColon(time: string): string {
  return time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
}

function formatSpan(seconds: number): string {
  if (seconds < minute) return `${seconds}s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)}m`;
  if (seconds < day) return `${Math.floor(seconds / hour)}h`;
  if (seconds < 2 * week) return `${Math.floor(seconds / day)}d`;
  if (seconds < year) return `${Math.floor(seconds / week)}w`;
  return `${Math.floor(seconds / year)}y`;
}

function formatUtc(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
