import {toInvocationRows} from '../../console/logs/invocation-view.ts';
import {type LinesInput, toLinesRows} from '../../console/logs/lines-view.ts';
import {toTimelineRows} from '../../console/logs/timeline-view.ts';
import {innerHeight, innerWidth} from '../../core/layout.ts';
import {bodyRow, bottomRow, topRow} from '../paint/frame.ts';
import {toLogTitle} from './log-title.ts';
import {toEmptyRows, toNoteRows} from './note-rows.ts';

/** What the pane is drawn with; `height` counts its frame. */
export interface PaneInput extends LinesInput {
  readonly number: number;
}

/** All rows of the Log pane. */
export function toPaneRows({height, number, ...input}: PaneInput): string[] {
  const {log, logs, frame, now} = input;
  const count = innerHeight(height, 'alone');
  const notes = toNoteRows(logs, frame).slice(0, Math.max(1, count - 1));
  const rows = toBody({...input, height: count - notes.length});
  const blank = bodyRow(frame, ' '.repeat(innerWidth(frame.width)));
  const body = [...notes, ...rows].slice(0, count);
  while (body.length < count) body.push(blank);
  return [topRow(frame, `${number} Log`, toLogTitle(log, logs, frame.theme, now)), ...body, bottomRow(frame)];
}

/** Rows for lines once the notes have theirs. */
export function linesHeight(height: number, input: Pick<LinesInput, 'logs' | 'frame'>): number {
  const count = innerHeight(height, 'alone');
  return count - Math.min(toNoteRows(input.logs, input.frame).length, Math.max(1, count - 1));
}

function toBody(input: LinesInput): string[] {
  const {screen} = input.log;
  if (screen.type === 'timeline') return toTimelineRows(screen, input);
  if (screen.type === 'invocation') return toInvocationRows(screen, input);
  if (input.logs.view.lines.size === 0) return toEmptyRows(input.log, input.logs, input.frame);
  return toLinesRows(input);
}
