import {formatAge} from '../format/age.ts';
import {formatIsoTime, formatShortClock} from './clock.ts';
import type {LogPaneState} from './log-pane.ts';
import {formatTimeSpan} from './time-span.ts';

/** What stands where no lines are: why there are none, and what leads to some. `isUnread` says that no group can be read. */
export function formatEmptyLog(log: LogPaneState, isUnread: boolean, now: number): string {
  const {reading, source} = log;
  if (reading === 'none' || source === undefined)
    return 'Press l to follow the logs of the selection, i to invoke: what is printed appears here.';
  if (reading === 'reading') return 'reading…';
  if (isUnread) return reading === 'following' ? 'No lines yet.' : 'No lines were read.';
  if (source.pattern !== undefined)
    return `No line ${formatTime(log, now)} matches the pattern ${source.pattern}. F changes it, t looks further back.`;
  return formatQuiet(log, now);
}

function formatQuiet(log: LogPaneState, now: number): string {
  const {last, reading, zone} = log;
  const rest = reading === 'following' ? 'What comes appears here; t looks further back.' : 't looks further back.';
  const quiet = `Nothing was logged ${formatTime(log, now)}.`;
  switch (last?.state) {
    case undefined:
      return `No lines. ${rest}`;
    case 'looking':
      return `${quiet} When something last was is being looked up…`;
    case 'found': {
      const age = formatAge(formatIsoTime(last.time), new Date(now));
      return `${quiet} Its last lines are of ${formatShortClock(last.time, zone, now)} (${age} ago): Enter shows them. ${rest}`;
    }
    case 'never':
      return `Nothing was ever logged here, or it has expired. ${reading === 'following' ? 'What comes appears here.' : ''}`;
    case 'unknown':
      return `${quiet} When something last was is not known: ${last.problem.what}: ${last.problem.why} ${rest}`;
  }
}

function formatTime({source, zone}: LogPaneState, now: number): string {
  const {since, until} = source ?? {};
  if (since === undefined) return 'in this time';
  return until === undefined
    ? `since ${formatShortClock(since, zone, now)}`
    : `at ${formatTimeSpan({since, until}, zone, now)}`;
}
