import type {LogLine} from '../../core/logs/log-line.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {divideRoom} from './store/pane-room.ts';
import {findVisibleLines, type VisibleLines} from './store/visible-lines.ts';

/** The lines as they are on the screen, with the size there is for them. */
export interface LinesOnScreen extends VisibleLines {
  /** Rows below the notes, at least one. */
  readonly height: number;
  /** Columns inside the pane's frame. */
  readonly width: number;
}

/** The line the cursor is on. */
export function lineAtCursor(tools: ControllerTools): LogLine | undefined {
  return tools.logs.store.shown.lines.at(linesOnScreen(tools).window.cursor);
}

/** Puts the cursor on a line, which pauses: what comes is counted until the end is followed again. */
export function putCursor(tools: ControllerTools, line: LogLine): void {
  const {store, logs} = tools;
  const {log} = store.getState();
  if (log.cursor === undefined) logs.store.forgetNews();
  const top = log.top ?? logs.store.shown.lines.at(linesOnScreen(tools).window.first);
  store.dispatch({type: 'log', change: {cursor: line, top}});
  const moved = linesOnScreen(tools).window;
  store.dispatch({type: 'log', change: {top: logs.store.shown.lines.at(moved.first)}});
}

/** Shows the end, and what comes. */
export function followEnd({store, logs}: ControllerTools): void {
  logs.store.forgetNews();
  store.dispatch({type: 'log', change: {cursor: undefined, top: undefined}});
}

/** Finds the lines on the screen. */
export function linesOnScreen({store, logs, resources, services}: ControllerTools): LinesOnScreen {
  const session = store.getState();
  const rect = layoutOf(session, resources).panes.get('log') ?? {width: 80, height: 10};
  const room = divideRoom(rect, logs.store);
  const size = {width: room.width, height: Math.max(1, room.height)};
  const lines = findVisibleLines({...size, log: session.log, logs: logs.store, now: services.now().getTime()});
  return {...lines, ...size};
}
