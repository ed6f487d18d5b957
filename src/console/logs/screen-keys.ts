import {type ErrorOrder, errorOrders} from '../../core/logs/error-columns.ts';
import {type InvocationColumnName, invocationOrders} from '../../core/logs/invocation-columns.ts';
import {findInvocations, requestOf} from '../../core/logs/invocations.ts';
import type {LogLine} from '../../core/logs/log-line.ts';
import {openMenu} from '../dialogs/menu.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {lineAtCursor, putCursor} from './cursor.ts';
import {readThrottled} from './read-throttled.ts';
import {fetchRest, wantRest} from './rest-of-invocations.ts';
import {selectedError} from './store/errors.ts';
import {selectedInvocation} from './store/timeline.ts';

/** Enter: the lines of the invocation at the cursor, or under it in the timeline. */
export function openInvocation(tools: ControllerTools): void {
  const {store} = tools;
  const {screen} = store.getState().log;
  if (screen.type === 'invocation') return;
  const line = lineUnderCursor(tools);
  if (line === undefined) return;
  // The line stays where it is while its invocation is read.
  if (screen.type === 'lines') putCursor(tools, line);
  store.dispatch({type: 'log', change: {screen: {type: 'invocation', line, entry: 0, row: 0, under: screen}}});
  fetchRest(tools, line);
}

/** A line of what the cursor is on: of the invocation, of the kind of error, or the line itself. */
export function lineUnderCursor(tools: ControllerTools): LogLine | undefined {
  const logs = tools.logs.store;
  const {log} = tools.store.getState();
  const {screen} = log;
  switch (screen.type) {
    case 'invocation':
      return screen.line;
    case 'timeline':
      return selectedInvocation({screen, log, logs})?.lines[0];
    case 'errors':
      return selectedError(screen, logs, log)?.sample;
    case 'lines':
      return lineAtCursor(tools);
  }
}

/** Esc: back to what the invocation or the timeline was opened from; false when neither is. */
export function leaveLogScreen({store}: ControllerTools): boolean {
  const {screen} = store.getState().log;
  if (screen.type === 'lines') return false;
  store.dispatch({type: 'log', change: {screen: screen.type === 'invocation' ? screen.under : {type: 'lines'}}});
  return true;
}

/** Shows the timeline of invocations; or the lines again. */
export function turnTimeline(tools: ControllerTools): void {
  if (tools.store.getState().log.screen.type === 'timeline') leaveLogScreen(tools);
  else showTimeline(tools);
}

/** Shows the timeline of invocations, at the one the cursor is in. */
export function showTimeline(tools: ControllerTools): void {
  const {store, logs} = tools;
  const {cursor} = store.getState().log;
  const {lines} = logs.store;
  const selected = cursor === undefined ? undefined : requestOf(findInvocations(lines.slice(0, lines.size)), cursor);
  store.dispatch({type: 'log', change: {screen: {type: 'timeline', selected}}});
  wantRest(tools);
  void readThrottled(tools);
}

/** Shows the errors by kind; or the lines again. */
export function turnErrors(tools: ControllerTools): void {
  if (tools.store.getState().log.screen.type === 'errors') leaveLogScreen(tools);
  else showErrors(tools);
}

/** Shows the errors by kind. */
export function showErrors({store}: ControllerTools): void {
  store.dispatch({type: 'log', change: {screen: {type: 'errors', selected: undefined}}});
}

/** Lists the failed invocations only, or all again. */
export function turnFailed({store, notify}: ControllerTools): void {
  const {timeline} = store.getState().log;
  const only = timeline.only === 'all' ? 'failed' : 'all';
  store.dispatch({type: 'log', change: {timeline: {...timeline, only}}});
  notify(only === 'all' ? 'All invocations' : 'Invocations that failed or logged an error', 'dim');
}

/** The menu of the columns that what is listed can be ordered by. */
export function openOrders(tools: ControllerTools): void {
  const {screen} = tools.store.getState().log;
  if (screen.type === 'errors') openErrorOrders(tools);
  else openInvocationOrders(tools);
}

function openErrorOrders(tools: ControllerTools): void {
  const {errorOrder} = tools.store.getState().log;
  openMenu(tools, {
    title: 'Errors by',
    choices: errorOrders.map(({by, label}) => ({
      label: by === errorOrder ? `${label} (now)` : label,
      command: {type: 'log', command: {type: 'order-errors', by}},
    })),
  });
}

/** The one they are ordered by turns the order round. */
function openInvocationOrders(tools: ControllerTools): void {
  const {sort} = tools.store.getState().log.timeline;
  openMenu(tools, {
    title: 'Invocations by',
    choices: invocationOrders.map(({column, label}) => ({
      label: column === sort.column ? `${label} (now, again turns it round)` : label,
      ...(column === sort.column && {isCurrent: true as const}),
      command: {type: 'log', command: {type: 'order', column}},
    })),
  });
}

/** Orders the invocations by a column, or the other way round when they are already. */
export function orderBy({store}: ControllerTools, column: InvocationColumnName): void {
  const {screen, timeline} = store.getState().log;
  const reverse = timeline.sort.column === column && !timeline.sort.reverse;
  // The first, or the newest, is what one wants to see of another order.
  const top = screen.type === 'timeline' ? {screen: {...screen, selected: undefined}} : {};
  store.dispatch({type: 'log', change: {timeline: {...timeline, sort: {column, reverse}}, ...top}});
}

/** Orders the kinds of errors. */
export function orderErrors({store}: ControllerTools, by: ErrorOrder): void {
  store.dispatch({type: 'log', change: {errorOrder: by, screen: {type: 'errors', selected: undefined}}});
}

/** Puts the cursor on the next or the previous error that is shown. */
export function findError(tools: ControllerTools, by: 1 | -1): void {
  const {store, logs, notify} = tools;
  if (store.getState().log.screen.type !== 'lines') store.dispatch({type: 'log', change: {screen: {type: 'lines'}}});
  const {lines} = logs.store.shown;
  const cursor = lineAtCursor(tools);
  const from = cursor === undefined ? lines.size : lines.indexOf(cursor);
  const found = nearestError(by === 1 ? lines.slice(from + 1, lines.size) : lines.slice(0, from).reverse());
  if (found === undefined) return notify(by === 1 ? 'No error after this line.' : 'No error before this line.', 'dim');
  putCursor(tools, found);
}

/** A failed invocation's REPORT is not one more error. */
function nearestError(lines: readonly LogLine[]): LogLine | undefined {
  return lines.find(({severity, mark}) => severity === 3 && mark === undefined);
}
