import {timelineEntries, timelineWindow} from '../../console/logs/store/timeline.ts';
import {isSameDay} from '../../core/logs/clock.ts';
import {describeHiddenReports} from '../../core/logs/hidden-reports.ts';
import {placeInvocationColumns} from '../../core/logs/invocation-columns.ts';
import type {InvocationFacts} from '../../core/logs/invocation-facts.ts';
import {joinCells} from '../../core/logs/list-columns.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {fitText} from '../../core/text/fit.ts';
import type {Tone} from '../../core/tone.ts';
import {bodyRow, withScrollBar} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';
import {measureLabels} from './measure-labels.ts';
import {buildNoInvocationRows, buildNoteRows} from './note-rows.ts';

/** The timeline's rows: a header, then an invocation each. */
export function buildTimelineRows(screen: Extract<LogScreen, {type: 'timeline'}>, input: BodyInput): string[] {
  const {log, logs, frame, width, height, now} = input;
  const {theme, focused} = frame;
  const {timeline} = log;
  const entries = timelineEntries(logs, log);
  if (entries.length === 0) return buildNoInvocationRows(input);
  const foot = buildFoot(input);
  const {top, count, index} = timelineWindow({screen, view: timeline, entries, height: height - foot.length});
  const first = logs.lines.at(0);
  const dated = first !== undefined && !isSameDay(first.time, now, log.zone);
  const columns = placeInvocationColumns(entries, {
    width,
    zone: log.zone,
    dated,
    labelWidth: measureLabels(logs.labels()),
  });
  const {column: ordered, reverse} = timeline.sort;
  const header = joinCells(columns, ({name, header: text, align}) =>
    name === ordered ? markSorted(text, align, reverse) : text,
  );
  const rows = entries.slice(top, top + count).map((entry, at) => {
    const text = fitText(
      joinCells(columns, column => column.value(entry)),
      width,
    );
    const target: Pointed = {kind: 'row', pane: 'log', index: top + at};
    if (top + at === index && focused) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'), target);
    return bodyRow(frame, theme.tones[toTone(entry.facts)](text), ' ', target);
  });
  const list = withScrollBar(frame, rows, {first: top, shown: rows.length, total: entries.length});
  return [bodyRow(frame, theme.tones.dim(fitText(header, width))), ...list, ...foot];
}

/** What no row tells: calls that were throttled, and whose setting leaves the reports out. */
function buildFoot({log, frame, width}: BodyInput): string[] {
  const hidden = describeHiddenReports(log.source);
  const {throttled} = log;
  return [
    ...(throttled === undefined ? [] : buildNoteRows([{text: throttled, tone: 'bad'}], frame, width)),
    ...(hidden === undefined ? [] : buildNoteRows([{text: hidden, tone: 'warn'}], frame, width)),
  ];
}

function toTone({failure, warnings, report}: InvocationFacts): Tone {
  if (failure !== undefined) return 'bad';
  if (warnings > 0) return 'warn';
  return (report?.initDuration ?? report?.restoreDuration) === undefined ? 'plain' : 'accent';
}
