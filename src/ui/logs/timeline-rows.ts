import {timelineEntries, timelineIndex} from '../../console/logs/store/timeline.ts';
import {formatClock, isSameDay} from '../../core/logs/clock.ts';
import {type InvocationFacts, readInvocationFacts, showFacts} from '../../core/logs/invocations.ts';
import type {LogPaneState, LogScreen} from '../../core/logs/log-pane.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import type {Tone} from '../../core/tone.ts';
import {bodyRow} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';

/** The timeline's rows: a header, then an invocation each. */
export function buildTimelineRows(
  screen: Extract<LogScreen, {type: 'timeline'}>,
  {log, logs, frame, width, height, now}: BodyInput,
): string[] {
  const {theme, focused} = frame;
  const entries = timelineEntries(logs);
  if (entries.length === 0) return [bodyRow(frame, theme.tones.dim(fitText('No line tells of an invocation.', width)))];
  const index = timelineIndex(screen, entries);
  const count = height - 1;
  const top = scrollTo(Math.max(0, entries.length - count), index, count, entries.length);
  const first = logs.lines.at(0);
  const columns = {log, labels: logs.labels(), dated: first !== undefined && !isSameDay(first.time, now, log.zone)};
  const header = fitText(
    `${columns.dated ? '      ' : ''}STARTED       ${labelled('FUNCTION', columns)}WHAT HAPPENED`,
    width,
  );
  const rows = entries.slice(top, top + count).map(({requestId, lines}, at) => {
    const facts = readInvocationFacts(lines);
    const text = facts === undefined ? '' : fitText(`${formatColumns(facts, columns)}  ${requestId}`, width);
    if (top + at === index && focused) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'));
    return bodyRow(frame, theme.tones[facts === undefined ? 'plain' : toTone(facts)](text));
  });
  return [bodyRow(frame, theme.tones.dim(header)), ...rows];
}

interface Columns {
  readonly log: LogPaneState;
  readonly labels: readonly string[];
  readonly dated: boolean;
}

function formatColumns(facts: InvocationFacts, columns: Columns): string {
  const {begin, label, report} = facts;
  const bar = formatBar(report?.duration);
  return `${formatClock(begin, columns.log.zone, columns.dated)}  ${labelled(label, columns)}${bar} ${showFacts(facts)}`;
}

function labelled(text: string, {labels}: Columns): string {
  if (labels.length < 2) return '';
  const width = Math.min(24, Math.max(...labels.map(({length}) => length)));
  return `${fitText(text, width, 'middle')}  `;
}

/** How long it took at a glance: a step for each tenfold from 1 ms to 100 s. */
function formatBar(duration: number | undefined): string {
  if (duration === undefined) return '     ';
  const steps = Math.max(1, Math.min(5, Math.floor(Math.log10(Math.max(1, duration))) + 1));
  return '▪'.repeat(steps).padEnd(5);
}

function toTone({failure, warnings, report}: InvocationFacts): Tone {
  if (failure !== undefined) return 'bad';
  if (warnings > 0) return 'warn';
  return report?.initDuration === undefined ? 'plain' : 'accent';
}
