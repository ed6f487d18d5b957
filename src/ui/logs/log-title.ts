import {listErrors} from '../../console/logs/store/errors.ts';
import type {LogStore} from '../../console/logs/store/log-store.ts';
import {allInvocations, timelineEntries} from '../../console/logs/store/timeline.ts';
import {formatShortClock} from '../../core/logs/clock.ts';
import {type LogPaneState, type LogSource, readTrouble} from '../../core/logs/log-pane.ts';
import {formatTimeSpan} from '../../core/logs/time-span.ts';
import type {Painted} from '../paint/frame.ts';
import type {Paint, Theme} from '../paint/theme.ts';

/** What the pane's title says beside its name, the most important first: what does not fit is left out from its end. */
export function buildLogTitle(
  log: LogPaneState,
  logs: LogStore,
  theme: Theme,
  {now, connection}: {readonly now: number; readonly connection: string | undefined},
): Painted[] {
  const {dim, accent, warn} = theme.tones;
  const {source} = log;
  const parts: (Painted | undefined)[] = [
    source === undefined ? undefined : {text: showNames(source.names), paint: dim},
    log.printing === undefined ? undefined : {text: `${log.printing} runs, x ends it`, paint: warn},
    paintScreen(log, logs, theme),
    paintState(log, logs, theme, connection),
    log.cursor !== undefined && logs.news() > 0 ? {text: `${count(logs.news())} new`, paint: warn} : undefined,
    log.isEmpty ? undefined : {text: formatLineCount(logs), paint: dim},
    paintCriteria(log, accent),
    source === undefined ? undefined : paintSpan(source, log, now, dim),
    logs.dropped() === 0 ? undefined : {text: `${count(logs.dropped())} older dropped`, paint: warn},
    source?.pattern === undefined ? undefined : {text: `pattern ${source.pattern}`, paint: accent},
  ];
  return parts.filter(part => part !== undefined).map(({text, paint}) => ({text: ` ── ${text}`, paint}));
}

function paintSpan({since, until}: LogSource, {zone}: LogPaneState, now: number, paint: Paint): Painted | undefined {
  if (since === undefined) return undefined;
  if (until === undefined) return {text: `since ${formatShortClock(since, zone, now)}`, paint};
  return {text: formatTimeSpan({since, until}, zone, now), paint};
}

/** What lines are shown by; the lines around them belong to it, for without them the numbers do not add up. */
function paintCriteria({filter, filterError, level, context}: LogPaneState, paint: Paint): Painted | undefined {
  const typed = filter.replace(/^\//, '');
  const parts = [
    typed === '' ? undefined : `/${typed}${filterError === undefined ? '' : ' !'}`,
    level === 'all' ? undefined : level,
  ].filter(part => part !== undefined);
  if (parts.length === 0) return undefined;
  return {text: `${parts.join(' ── ')}${context === 0 ? '' : ` ±${context}`}`, paint};
}

function paintScreen(log: LogPaneState, logs: LogStore, {tones}: Theme): Painted | undefined {
  const {screen} = log;
  if (screen.type === 'lines') return undefined;
  if (screen.type === 'invocation') return {text: 'invocation, Esc goes back', paint: tones.accent};
  const counted = screen.type === 'errors' ? countErrors(log, logs) : countInvocations(log, logs);
  return {text: `${counted}, Esc goes back`, paint: tones.accent};
}

function countInvocations(log: LogPaneState, logs: LogStore): string {
  const all = count(allInvocations(logs).length);
  const listed = count(timelineEntries(logs, log).length);
  if (log.timeline.only === 'failed') return `${listed} failed of ${all}`;
  return log.filter === '' ? `timeline of ${all}` : `${listed} found of ${all}`;
}

function countErrors(log: LogPaneState, logs: LogStore): string {
  const errors = listErrors(logs, log);
  const fresh = errors.filter(({isNew}) => isNew).length;
  const kinds = errors.length === 1 ? '1 kind of error' : `${count(errors.length)} kinds of errors`;
  return fresh === 0 ? kinds : `${kinds}, ${count(fresh)} new since the last change`;
}

function showNames(names: readonly string[]): string {
  const [first = '', ...others] = names;
  return others.length === 0 ? first : `${first} +${others.length}`;
}

function paintState(
  log: LogPaneState,
  logs: LogStore,
  {tones}: Theme,
  connection: string | undefined,
): Painted | undefined {
  const {reading, cursor, source, screen} = log;
  if (reading === 'none') return undefined;
  const trouble = readTrouble(logs.notes().values());
  const groups = source?.groups ?? 1;
  // What nothing can be read of is not followed, whatever goes on being tried.
  if (trouble !== undefined && trouble.groups >= groups) return {text: trouble.words, paint: tones.bad};
  // Another connection has other logs of that name: it is read on only where it was read.
  if (reading === 'stopped' && source?.of !== undefined && source.of.key !== connection)
    return {text: `of ${source.of.name}, stopped`, paint: tones.warn};
  if (reading === 'stopped') return {text: 'stopped, r goes on', paint: tones.warn};
  if (cursor !== undefined && screen.type === 'lines') return {text: 'paused', paint: tones.warn};
  if (reading === 'done') return {text: 'done', paint: tones.dim};
  const by = source?.by === 'live-tail' ? ' by live tail' : '';
  if (trouble !== undefined) return {text: `${reading}${by} but ${trouble.groups} of ${groups}`, paint: tones.warn};
  return {text: `${reading}${by}`, paint: reading === 'following' ? tones.good : tones.accent};
}

function formatLineCount({shown, count: countAll}: LogStore): string {
  const all = countAll();
  const {matches} = shown;
  if (matches < all) return `${count(matches)}/${count(all)}`;
  return all === 1 ? '1 line' : `${count(all)} lines`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
