import {formatTimeOfDay} from '../format/age.ts';
import type {AliasTraffic, Counts, FunctionTraffic, VersionTraffic} from './alias-traffic.ts';

/** What was called by an alias in the last hour, by the version that ran: `version 2: 31 calls · version 3: 2 calls, 1 failed, until 14:02`. */
export function formatAliasTraffic(
  alias: AliasTraffic | undefined,
  {gap}: Pick<FunctionTraffic, 'gap'>,
  current: readonly string[],
): string {
  const {versions = [], untold} = alias ?? {};
  const rank = ({version}: VersionTraffic) => (current.includes(version) ? current.indexOf(version) : current.length);
  const told = versions
    .filter(({version, hour}) => hour.calls > 0 || current.includes(version))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(one => formatVersion(one, current));
  const missing = current
    .filter(version => gap === undefined && !versions.some(one => one.version === version) && !untold?.hour.calls)
    .map(version => `version ${version}: no calls`);
  const rest = untold === undefined || untold.hour.calls === 0 ? [] : [formatUntold(untold.hour, gap)];
  const parts = [...told, ...missing, ...rest];
  return parts.length === 0 ? 'no calls' : parts.join(' · ');
}

/** What shows how a version fared: `340 calls in the last day, 2 failed, the last before 21:50`. */
export function formatEvidence({day, until}: VersionTraffic): string {
  const last = until === undefined ? '' : `, the last before ${formatMinute(until)}`;
  return `${formatCalls(day)} in the last day, ${day.errors === 0 ? 'none' : day.errors} failed${last}`;
}

/** A time of day to the minute. */
export function formatMinute(time: number): string {
  return formatTimeOfDay(new Date(time)).slice(0, 5);
}

function formatVersion({version, hour, until}: VersionTraffic, current: readonly string[]): string {
  const last = current.includes(version) || until === undefined ? '' : `, until ${formatMinute(until)}`;
  return `version ${version}: ${formatCounts(hour)}${last}`;
}

function formatUntold(counts: Counts, gap: string | undefined): string {
  const why = gap === undefined ? '' : ` (${gap})`;
  return `${formatCounts(counts)}, by whichever version it led to then${why}`;
}

function formatCounts(counts: Counts): string {
  return `${formatCalls(counts)}${counts.errors === 0 ? '' : `, ${counts.errors} failed`}`;
}

function formatCalls({calls}: Counts): string {
  return `${calls === 0 ? 'no' : calls} ${calls === 1 ? 'call' : 'calls'}`;
}
