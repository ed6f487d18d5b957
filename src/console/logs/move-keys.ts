import type {Move} from '../../core/keys/moves.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import {linesPerPage} from '../../core/logs/window.ts';
import {moveTo} from '../../core/table/scroll.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {followEnd, linesOnScreen, putCursor} from './cursor.ts';
import {moveInvocation} from './move-invocation.ts';
import {wantRest} from './rest-of-invocations.ts';
import {errorIndex, listErrors} from './store/errors.ts';
import {isFollowed, timelineEntries, timelineIndex} from './store/timeline.ts';

/** Moves the cursor of the Log pane: away from the end it pauses, at the end it follows again. */
export function moveLog(tools: ControllerTools, by: Move): void {
  const {screen} = tools.store.getState().log;
  switch (screen.type) {
    case 'lines':
      return moveLines(tools, by);
    case 'timeline':
      return moveTimeline(tools, by);
    case 'errors':
      return moveErrors(tools, screen, by);
    case 'invocation':
      return moveInvocation(tools, screen, by);
  }
}

/** Puts the cursor of the Log pane on one of the rows of what it shows, by its index there. */
export function putLogCursor(tools: ControllerTools, index: number): void {
  const {store, logs} = tools;
  const {log} = store.getState();
  const line = logs.store.shown.lines.at(index);
  if (log.screen.type === 'lines' && line !== undefined) putCursor(tools, line);
  if (log.screen.type === 'timeline') selectInvocation(tools, timelineEntries(logs.store, log)[index]?.requestId);
  if (log.screen.type === 'errors') selectError(tools, listErrors(logs.store, log)[index]?.key);
}

function moveLines(tools: ControllerTools, by: Move): void {
  const {lines} = tools.logs.store.shown;
  const {window, height, heightOf} = linesOnScreen(tools);
  const last = lines.size - 1;
  if (last < 0) return;
  const page = linesPerPage(lines, window.first, height, heightOf);
  const index = moveTo(by, window.cursor, page, lines.size);
  const line = lines.at(index);
  if (by === 'last' || (index === last && isDown(by))) return followEnd(tools);
  if (line !== undefined) putCursor(tools, line);
}

function isDown(by: Move): boolean {
  return by === 'down' || by === 'page-down' || by === 'half-down';
}

function moveTimeline(tools: ControllerTools, by: Move): void {
  const {store, logs} = tools;
  const {log} = store.getState();
  const {screen, timeline} = log;
  if (screen.type !== 'timeline') return;
  const entries = timelineEntries(logs.store, log);
  const {height} = linesOnScreen(tools);
  const index = moveTo(by, timelineIndex(screen, entries, timeline), height - 1, entries.length);
  const isEnd = isFollowed(timeline.sort) && index === entries.length - 1;
  const selected = isEnd ? undefined : entries[index]?.requestId;
  selectInvocation(tools, selected);
}

function selectInvocation(tools: ControllerTools, selected: string | undefined): void {
  tools.store.dispatch({type: 'log', change: {screen: {type: 'timeline', selected}}});
  wantRest(tools);
}

function moveErrors(tools: ControllerTools, screen: Extract<LogScreen, {type: 'errors'}>, by: Move): void {
  const {store, logs} = tools;
  const errors = listErrors(logs.store, store.getState().log);
  const {height} = linesOnScreen(tools);
  selectError(tools, errors[moveTo(by, errorIndex(screen, errors), height - 1, errors.length)]?.key);
}

function selectError({store}: ControllerTools, selected: string | undefined): void {
  store.dispatch({type: 'log', change: {screen: {type: 'errors', selected}}});
}
