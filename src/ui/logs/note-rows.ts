import type {LogStore} from '../../console/logs/store/log-store.ts';
import {allInvocations} from '../../console/logs/store/timeline.ts';
import {formatEmptyLog} from '../../core/logs/empty-text.ts';
import {describeHiddenReports} from '../../core/logs/hidden-reports.ts';
import {type LogPaneState, readTrouble} from '../../core/logs/log-pane.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {TonedText} from '../../core/tone.ts';
import {bodyRow, type Frame} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';

/** What has to be said about the groups, or instead of lines, each in its row. */
export function buildNoteRows(notes: readonly TonedText[], frame: Frame, width: number): string[] {
  return notes.map(({text, tone}) => bodyRow(frame, frame.theme.tones[tone](fitText(text, width))));
}

/** What stands where no lines are. */
export function buildEmptyRows({log, logs, frame, width, now}: BodyInput): string[] {
  const rows = wrapText(emptyText(log, logs, now), width);
  return buildNoteRows(
    rows.map(text => ({text, tone: 'dim'})),
    frame,
    width,
  );
}

/** What stands where no invocations are. */
export function buildNoInvocationRows(input: BodyInput): string[] {
  const {log, logs, frame, width} = input;
  if (log.isEmpty) return buildEmptyRows(input);
  const {throttled} = log;
  const text = [explainNoInvocations(log, allInvocations(logs).length), throttled].filter(part => part).join(' ');
  return buildNoteRows(
    wrapText(text, width).map(row => ({text: row, tone: 'dim'})),
    frame,
    width,
  );
}

function explainNoInvocations({filter, timeline, source}: LogPaneState, all: number): string {
  const among = `${all.toLocaleString('en')} invocation${all === 1 ? '' : 's'}`;
  if (all === 0) {
    const hidden = describeHiddenReports(source);
    const none = 'No line tells of an invocation: they name no request, and there is no START among them.';
    return hidden === undefined ? none : `${none} ${hidden}`;
  }
  if (timeline.only === 'failed') return `No failure and no logged error among ${among}. v lists all.`;
  return `None of ${among} has a line that matches ${filter}.`;
}

/** What stands where no errors are. */
export function buildNoErrorRows(input: BodyInput): string[] {
  const {log, logs, frame, width} = input;
  if (log.isEmpty) return buildEmptyRows(input);
  const count = logs.count();
  const lines = count === 1 ? 'the one line' : `${count.toLocaleString('en')} lines`;
  const text =
    log.filter === '' ? `No error among ${lines}. t looks further back.` : `No error that matches ${log.filter}.`;
  return buildNoteRows(
    wrapText(text, width).map(row => ({text: row, tone: 'dim'})),
    frame,
    width,
  );
}

function emptyText(log: LogPaneState, {notes}: LogStore, now: number): string {
  const {filter, level, isEmpty, source} = log;
  if (!isEmpty) return `Nothing matches ${filter === '' ? `level ${level}` : filter}. Esc clears the filter.`;
  const trouble = readTrouble(notes().values());
  return formatEmptyLog(log, trouble !== undefined && trouble.groups >= (source?.groups ?? 1), now);
}
