import {divideRoom} from '../../console/logs/store/pane-room.ts';
import {innerHeight} from '../../core/layout.ts';
import {bodyRow, bottomRow, topRow} from '../paint/frame.ts';
import {formatNumbered} from '../paint/numbered.ts';
import type {BodyInput} from './body-input.ts';
import {buildErrorRows} from './error-rows.ts';
import {buildInvocationRows} from './invocation-rows.ts';
import {buildLogTitle} from './log-title.ts';
import {buildEmptyRows, buildNoteRows} from './note-rows.ts';
import {buildTimelineRows} from './timeline-rows.ts';
import {buildVisibleRows} from './visible-rows.ts';

/** What the pane is drawn with; `height` counts its frame, whose width is the pane's. */
export interface PaneInput extends Omit<BodyInput, 'width'> {
  readonly number: number | undefined;
  /** The key of the connection that is looked at. */
  readonly connection: string | undefined;
}

/** All rows of the Log pane. */
export function buildPaneRows({height: paneHeight, number, connection, ...input}: PaneInput): string[] {
  const {log, logs, frame, now} = input;
  const {width, notes, height} = divideRoom({width: frame.width, height: paneHeight}, logs);
  const count = innerHeight(paneHeight, 'alone');
  const body = [...buildNoteRows(notes, frame, width), ...buildBody({...input, width, height})].slice(0, count);
  const blank = bodyRow(frame, ' '.repeat(width));
  while (body.length < count) body.push(blank);
  const title = buildLogTitle(log, logs, frame.theme, {now, connection});
  return [topRow(frame, formatNumbered(number, 'Log'), title), ...body, bottomRow(frame)];
}

function buildBody(input: BodyInput): string[] {
  const {screen} = input.log;
  if (screen.type === 'timeline') return buildTimelineRows(screen, input);
  if (screen.type === 'errors') return buildErrorRows(screen, input);
  if (screen.type === 'invocation') return buildInvocationRows(screen, input);
  if (input.logs.shown.lines.size === 0) return buildEmptyRows(input);
  return buildVisibleRows(input);
}
