import type {LogCommand} from '../../core/logs/log-command.ts';
import {errorsSince, usualSince} from '../../core/logs/times.ts';
import {focusPane} from '../selection/focus.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {Settler} from '../tools/settle.ts';
import {followEnd, lineAtCursor, putCursor} from './cursor.ts';
import {copyLog, openCopyOfLog, openSavePrompt, saveLog} from './export-keys.ts';
import {turnContext, turnLevel} from './filter-keys.ts';
import {findTargets, openLiveTail, openPatternPrompt, openTimes, restart} from './follow-keys.ts';
import {invokeWithEvent} from './invoke-event.ts';
import {goToLoggedExecution} from './logged-execution.ts';
import {openLineSource} from './open-line-source.ts';
import {openTrace} from './open-trace.ts';
import {
  findError,
  openInvocation,
  openOrders,
  orderBy,
  orderErrors,
  showErrors,
  showTimeline,
  turnErrors,
  turnFailed,
  turnTimeline,
} from './screen-keys.ts';

/** Carries out what the keys of logs do. */
export function carryOutLog(tools: ControllerTools, settler: Settler, command: LogCommand): void {
  switch (command.type) {
    case 'follow':
      return void follow(tools, settler);
    case 'last':
      return readLast(tools);
    case 'invocations':
      return listInvocations(tools, settler, command);
    case 'errors-of-selection':
      if (follow(tools, settler, errorsSince)) showErrors(tools);
      return;
    case 'stop':
      if (!tools.logs.printer.stop()) tools.logs.follower.stop();
      return;
    case 'restart':
      return restart(tools, command);
    case 'pick-time':
      return openTimes(tools);
    case 'live-tail-menu':
      return openLiveTail(tools);
    case 'pattern-prompt':
      return openPatternPrompt(tools);
    default:
      return read(tools, command);
  }
}

type FollowCommand =
  | 'follow'
  | 'last'
  | 'invocations'
  | 'errors-of-selection'
  | 'stop'
  | 'restart'
  | 'pick-time'
  | 'live-tail-menu'
  | 'pattern-prompt';
type InvocationsCommand = Extract<LogCommand, {type: 'invocations'}>;
type ReadCommand = Exclude<LogCommand, {type: FollowCommand}>;

/** What is done to lines shows them, whatever was shown instead. */
const ofLines: ReadonlySet<LogCommand['type']> = new Set(['pause', 'filter', 'level', 'context']);

/** What is done to lists of invocations and of errors leaves them in view. */
const ofLists: ReadonlySet<string> = new Set(['timeline filter', 'timeline level', 'errors filter']);

/** Commands of reading what is there. */
function read(tools: ControllerTools, command: ReadCommand): void {
  const {store} = tools;
  const {log} = store.getState();
  const isOfList = ofLists.has(`${log.screen.type} ${command.type}`);
  if (ofLines.has(command.type) && !isOfList) store.dispatch({type: 'log', change: {screen: {type: 'lines'}}});
  switch (command.type) {
    case 'pause':
      return pause(tools);
    case 'filter':
      return store.dispatch({type: 'filtering', pane: 'log', text: log.filter});
    case 'level':
      return log.screen.type === 'timeline' ? turnFailed(tools) : turnLevel(tools);
    case 'context':
      return turnContext(tools);
    case 'wrap':
      return turnWrap(tools);
    case 'zone':
      store.dispatch({type: 'log', change: {zone: log.zone === 'UTC' ? 'local' : 'UTC'}});
      // Times in a filter are found as they are shown.
      return tools.logs.store.refilter();
    case 'error':
      return findError(tools, command.by);
    case 'copy-menu':
      return openCopyOfLog(tools);
    case 'copy':
      return copyLog(tools, command.what);
    case 'save-prompt':
      return openSavePrompt(tools);
    case 'save':
      return void saveLog(tools, command.path, command.overwrite);
    case 'clear':
      return tools.logs.clear();
    default:
      return readList(tools, command);
  }
}

type ListCommand = Extract<
  LogCommand,
  {
    type:
      | 'open'
      | 'source'
      | 'invoke'
      | 'execution'
      | 'trace'
      | 'timeline'
      | 'order-menu'
      | 'order'
      | 'errors'
      | 'order-errors';
  }
>;

/** Commands of the lists of invocations and of errors. */
function readList(tools: ControllerTools, command: ListCommand): void {
  switch (command.type) {
    case 'open':
      return openInvocation(tools);
    case 'source':
      return openLineSource(tools);
    case 'invoke':
      return invokeWithEvent(tools);
    case 'execution':
      return goToLoggedExecution(tools);
    case 'trace':
      return void openTrace(tools);
    case 'timeline':
      return turnTimeline(tools);
    case 'order-menu':
      return openOrders(tools);
    case 'order':
      return orderBy(tools, command.column);
    case 'errors':
      return turnErrors(tools);
    case 'order-errors':
      return orderErrors(tools, command.by);
  }
}

/** One invocation is always wrapped, and a list of them never: there it is said that the log is meant. */
function turnWrap({store, notify}: ControllerTools): void {
  const {wrap, screen} = store.getState().log;
  const what = screen.type === 'lines' ? 'Long lines' : 'Long lines of the log';
  notify(`${what} are ${wrap ? 'cut' : 'wrapped'}`, 'dim');
  store.dispatch({type: 'log', change: {wrap: !wrap}});
}

/** Follows the selection; false when that cannot be, which is said. */
function follow(tools: ControllerTools, settler: Settler, last = usualSince): boolean {
  const found = findTargets(tools);
  if (typeof found === 'string') {
    tools.notify(found, 'warn');
    return false;
  }
  tools.logs.follower.start({
    ...found,
    since: tools.services.now().getTime() - last,
    by: 'polling',
    pattern: undefined,
  });
  focusPane(tools, settler, 'log');
  return true;
}

function listInvocations(tools: ControllerTools, settler: Settler, {of, notice}: InvocationsCommand): void {
  if (of === 'selection' && !follow(tools, settler)) return;
  showTimeline(tools);
  if (notice !== undefined) tools.notify(notice, 'dim');
}

/** Reads the last lines of what is quiet, whenever they were, and follows. */
function readLast(tools: ControllerTools): void {
  const {last} = tools.store.getState().log;
  if (last?.state === 'found') restart(tools, {type: 'restart', since: last.time - usualSince});
}

function pause(tools: ControllerTools): void {
  if (tools.store.getState().log.cursor !== undefined) return followEnd(tools);
  const line = lineAtCursor(tools);
  if (line !== undefined) putCursor(tools, line);
}
