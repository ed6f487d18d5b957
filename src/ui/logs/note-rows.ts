import type {LogStore} from '../../console/logs/store/log-store.ts';
import {allInvocations} from '../../console/logs/store/timeline.ts';
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
export function buildEmptyRows({log, logs, frame, width}: BodyInput): string[] {
  const rows = wrapText(emptyText(log, logs), width);
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
  const all = allInvocations(logs).length;
  const text =
    all > 0
      ? `None of ${all.toLocaleString('en')} invocations failed or logged an error. v lists them all.`
      : 'No line tells of an invocation: they name no request, and there is no START among them.';
  return buildNoteRows(
    wrapText(text, width).map(row => ({text: row, tone: 'dim'})),
    frame,
    width,
  );
}

function emptyText({reading, filter, level, isEmpty}: LogPaneState, {notes}: LogStore): string {
  const isUnread = readTrouble(notes().values()) !== undefined;
  if (!isEmpty) return `Nothing matches ${filter === '' ? `level ${level}` : filter}. Esc clears the filter.`;
  switch (reading) {
    case 'reading':
      return 'reading…';
    case 'following':
      return notes().size > 0
        ? 'No lines yet.'
        : 'Nothing was logged in this time. What comes appears here; t looks further back.';
    case 'stopped':
    case 'done':
      if (isUnread) return 'No lines were read.';
      return 'Nothing was logged in this time. t looks further back.';
    case 'none':
      return 'Press l to follow the logs of the selection, i to invoke: what is printed appears here.';
  }
}
