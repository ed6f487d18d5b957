import type {LogLine} from '../../core/logs/log-line.ts';
import {linesHeight} from '../../ui/logs/pane-rows.ts';
import {toTheme} from '../../ui/paint/theme.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {type LinesView, toLinesView} from './lines-view.ts';

/** The lines as they are on the screen, with the size there is for them. */
export interface VisibleLines extends LinesView {
  /** Rows below the notes. */
  readonly height: number;
  /** Columns of the pane, its frame included. */
  readonly width: number;
}

/** The line the cursor is on. */
export function lineAtCursor(tools: ControllerTools): LogLine | undefined {
  return tools.logs.store.view.lines.at(toVisible(tools).window.cursor);
}

/** Puts the cursor on a line, which pauses: what comes is counted until the end is followed again. */
export function putCursor(tools: ControllerTools, line: LogLine): void {
  const {store, logs} = tools;
  const {log} = store.getState();
  if (log.cursor === undefined) logs.store.forgetNews();
  const top = log.top ?? logs.store.view.lines.at(toVisible(tools).window.first);
  store.dispatch({type: 'log', change: {cursor: line, top}});
  const moved = toVisible(tools).window;
  store.dispatch({type: 'log', change: {top: logs.store.view.lines.at(moved.first)}});
}

/** Shows the end, and what comes. */
export function followEnd({store, logs}: ControllerTools): void {
  logs.store.forgetNews();
  store.dispatch({type: 'log', change: {cursor: undefined, top: undefined}});
}

/** Finds the visible lines, as keys need them. */
export function toVisible(tools: ControllerTools): VisibleLines {
  const {store, logs, resources, services} = tools;
  const session = store.getState();
  const rect = layoutOf(session, resources).panes.get('log');
  const width = rect?.width ?? 80;
  // Only sizes matter here, which no theme changes.
  const frame = {theme: toTheme('mono'), width, focused: true, place: 'alone'} as const;
  const height = Math.max(1, linesHeight(rect?.height ?? 10, {logs: logs.store, frame}));
  const input = {log: session.log, logs: logs.store, frame, height, now: services.now().getTime()};
  return {...toLinesView(input), height, width};
}
