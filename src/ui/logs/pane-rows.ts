import {divideRoom} from '../../console/logs/store/pane-room.ts';
import {innerHeight} from '../../core/layout.ts';
import {bodyRow, bottomRow, topRow} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';
import {toInvocationRows} from './invocation-rows.ts';
import {toLogTitle} from './log-title.ts';
import {toEmptyRows, toNoteRows} from './note-rows.ts';
import {toTimelineRows} from './timeline-rows.ts';
import {toVisibleRows} from './visible-rows.ts';

/** What the pane is drawn with; `height` counts its frame, whose width is the pane's. */
export interface PaneInput extends Omit<BodyInput, 'width'> {
  readonly number: number;
}

/** All rows of the Log pane. */
export function toPaneRows({height: paneHeight, number, ...input}: PaneInput): string[] {
  const {log, logs, frame, now} = input;
  const {width, notes, height} = divideRoom({width: frame.width, height: paneHeight}, logs);
  const count = innerHeight(paneHeight, 'alone');
  const body = [...toNoteRows(notes, frame, width), ...toBody({...input, width, height})].slice(0, count);
  const blank = bodyRow(frame, ' '.repeat(width));
  while (body.length < count) body.push(blank);
  return [topRow(frame, `${number} Log`, toLogTitle(log, logs, frame.theme, now)), ...body, bottomRow(frame)];
}

function toBody(input: BodyInput): string[] {
  const {screen} = input.log;
  if (screen.type === 'timeline') return toTimelineRows(screen, input);
  if (screen.type === 'invocation') return toInvocationRows(screen, input);
  if (input.logs.shown.lines.size === 0) return toEmptyRows(input);
  return toVisibleRows(input);
}
