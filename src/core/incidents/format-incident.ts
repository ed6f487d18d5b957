import {formatDuration} from '../format/duration.ts';
import type {Incident} from './incident.ts';
import type {Level} from './usual.ts';

/** Why a function is on the board, a fact each: `errors 42 of 42 calls (usually 0.3)`. */
export function formatReasons({errors, throttles, timeouts, timeout, calls, p99}: Incident): readonly string[] {
  return [
    ...(errors === undefined || errors.now === 0
      ? []
      : [
          `errors ${formatIncidentCount(errors.now)} of ${formatIncidentCount(calls)} calls (usually ${formatIncidentCount(errors.usual)})`,
        ]),
    ...(throttles === undefined || throttles.now === 0
      ? []
      : [`throttled ${formatIncidentCount(throttles.now)} times (usually ${formatIncidentCount(throttles.usual)})`]),
    ...(timeouts === undefined || timeouts.now === 0
      ? []
      : [`calls reached its timeout of ${formatDuration(timeout)}`]),
    ...formatSlowness(p99),
  ];
}

function formatSlowness({now, usual}: Incident['p99']): readonly string[] {
  if (now === undefined) return [];
  if (usual === undefined || usual === 0) return [`p99 ${formatIncidentSpan(now)}`];
  return [`p99 ${formatIncidentSpan(now)}, ${formatFactor(now / usual)} its day (${formatIncidentSpan(usual)})`];
}

/** A count: whole above ten, else with the first decimal that there is. */
export function formatIncidentCount(count: number): string {
  if (count >= 10 || Number.isInteger(count)) return formatGrouped(Math.round(count));
  return String(Math.round(count * 10) / 10);
}

/** A whole number with its thousands apart: `12,345`. Not by Intl: its first use costs 30 ms. */
export function formatGrouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A level as `42 (0.3)`; `?` while it is not known. */
export function formatLevel(level: Level | undefined): string {
  return level === undefined ? '?' : `${formatIncidentCount(level.now)} (${formatIncidentCount(level.usual)})`;
}

/** Milliseconds as `38 ms`, `9.8 s`, `2 min 5 s`. */
export function formatIncidentSpan(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${Math.round(milliseconds / 100) / 10} s`;
  return formatDuration(Math.round(milliseconds / 1000));
}

/** `4×`, with a decimal below ten. */
export function formatFactor(factor: number): string {
  return `${factor >= 10 ? Math.round(factor) : Math.round(factor * 10) / 10}×`;
}

/** The share of calls that failed: `7 %`, `0.4 %`. */
export function formatRate({errors, calls}: Pick<Incident, 'errors' | 'calls'>): string {
  if (errors === undefined) return '?';
  if (errors.now === 0 || calls === 0) return '–';
  const percent = Math.min(100, (100 * errors.now) / calls);
  return `${percent >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10}%`;
}
