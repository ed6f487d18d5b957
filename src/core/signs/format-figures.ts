import {formatDuration} from '../format/duration.ts';
import type {UsualCount} from './usual.ts';

/** Why a function is on the board, a fact each: `errors 42 of 42 calls (usually 0.3)`. */
export function formatReasons({signs}: {readonly signs: readonly {readonly words: string}[]}): readonly string[] {
  return signs.map(({words}) => words);
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
export function formatLevel(level: UsualCount | undefined): string {
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

/** The share of calls that failed: `7%`, `0.4%`. */
export function formatRate({errors, calls}: {readonly errors: UsualCount | undefined; readonly calls: number}): string {
  return errors === undefined ? '?' : formatPart(errors.now, calls);
}

/** A share as `7%`, `0.4%`; `–` when there is none. */
export function formatPart(part: number, all: number): string {
  if (part === 0 || all === 0) return '–';
  const percent = Math.min(100, (100 * part) / all);
  return `${percent >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10}%`;
}
