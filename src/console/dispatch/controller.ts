import {restoreBreaks} from '../../core/keys/pasted.ts';
import {type ActionContext, notTold, titleIn} from '../bindings/action.ts';
import {findElsewhere} from '../bindings/elsewhere.ts';
import type {Connection} from '../connection/connection.ts';
import {tellLeftovers} from '../dialogs/tell-leftovers.ts';
import {openText} from '../dialogs/text.ts';
import {createBoardKeeper} from '../incidents/board-keeper.ts';
import {watchJournal} from '../journal/lost-journal-dialog.ts';
import {findUnresolvedChanges} from '../journal/unresolved-dialog.ts';
import {wantRest} from '../logs/rest-of-invocations.ts';
import {createTrafficReader} from '../metrics/traffic-reader.ts';
import {lookAgainInView} from '../run/search-run.ts';
import {watchSandbox} from '../sandbox/watch-sandbox.ts';
import {watchSignIn} from '../sign-in/sign-in.ts';
import {createTagsReader} from '../tags/tags-reader.ts';
import {toContext} from '../tools/context.ts';
import type {Dialog} from '../tools/dialog.ts';
import {createDialogs} from '../tools/dialogs.ts';
import type {Controller, ControllerParts, ControllerTools} from '../tools/parts.ts';
import {createPresence} from '../tools/presence.ts';
import {createSettler} from '../tools/settle.ts';
import type {TypedAhead} from '../tools/typed-ahead.ts';
import {watchTour} from '../tour/tour.ts';
import {createKeeper} from '../watch/keeper.ts';
import {createRowAwaiter, type RowAwaiter} from './awaited-row.ts';
import {carryOut} from './carry-out.ts';
import {createConnector} from './connector.ts';
import {pasteIntoDialog, pressInDialog} from './dialog-keys.ts';
import {handleFilterKey, pasteIntoFilter} from './filter-keys.ts';
import {createKeyQueue, type KeyQueue} from './key-queue.ts';
import {beginIn, openView, openWanted} from './open-wanted.ts';
import {createPointer} from './pointer.ts';
import {createRefresher} from './refresher.ts';
import {refreshAll} from './session-commands.ts';

/** Makes the controller of a console. */
export function createController(given: Omit<ControllerParts, 'dialogs' | 'presence'>): Controller {
  const {store, client, workspace} = given;
  const ending = new AbortController();
  const parts = {...given, dialogs: createDialogs(store, ending.signal), presence: createPresence()};
  const watchers = [createKeeper(parts), createTrafficReader(parts), createTagsReader(parts)];
  const settler = createSettler(store, client, workspace, () => {
    for (const {look} of watchers) look();
  });
  const connector = createConnector(parts, (connection, signal) => begin(tools, connection, signal));
  const tools: ControllerTools = {
    ...parts,
    execute: command => carryOut(command, tools, {settler, connector, board, refresher}),
    typeAhead: (typed, dialog) => queue.putAhead(typed.map(one => () => takeAhead(tools, awaiter, one, dialog))),
    notify: (text, tone = 'plain') => {
      store.dispatch({type: 'notice', notice: {text, tone, at: given.services.now().getTime()}});
    },
    clearNotice: () => store.dispatch({type: 'notice', notice: undefined}),
    refreshAll: connection => refreshAll(client, connection),
  };
  const board = createBoardKeeper(tools);
  const queue = createKeyQueue();
  const awaiter = createRowAwaiter(tools, queue);
  const point = createPointer(tools, settler, key => press(tools, awaiter, key, key.length === 1 ? key : ''));
  for (const prepare of [beginIn, watchJournal, watchSignIn, watchSandbox]) prepare(tools);
  const leaveTour = watchTour(tools);
  const refresher = createRefresher();
  // What comes may be of invocations whose rest does not.
  const ignoreLines = parts.logs.store.subscribe(() => wantRest(tools));
  return {
    press: (key, input) => pressInTurn({tools, awaiter, queue}, key, input),
    point: (event, target) => queue.take(() => point(event, target)),
    paste: text => queue.take(() => paste(tools, restoreBreaks(text))),
    execute: tools.execute,
    resize: (columns, rows) => resize(tools, columns, rows),
    context: () => toContext(parts),
    tools,
    tell: messages => tell(tools, messages),
    start: () => connector.connect({}),
    stop: () => {
      for (const part of [settler, ...watchers, board, connector, awaiter, queue, parts.logs]) part.stop();
      ignoreLines();
      leaveTour();
      ending.abort();
    },
  };
}

function resize(tools: ControllerTools, columns: number, rows: number): void {
  tools.store.dispatch({type: 'resize', columns, rows});
  lookAgainInView(tools);
}

/** What is done once there is a connection for the first time. */
function begin(tools: ControllerTools, connection: Connection, signal: AbortSignal): void {
  // What has no outcome stands in the first row anyway.
  void tellLeftovers(tools).then(() => findUnresolvedChanges(tools));
  if (tools.opening.function !== undefined) void openWanted(tools, connection, tools.opening.function, signal);
  else openView(tools);
}

/** Keys that work whatever lies over the panes. */
const always = new Set(['ctrl+c', 'ctrl+t', 'ctrl+z']);

interface Turns {
  readonly tools: ControllerTools;
  readonly awaiter: RowAwaiter;
  readonly queue: KeyQueue;
}

function pressInTurn({tools, awaiter, queue}: Turns, key: string, input: string): void {
  if (queue.isHeld() && key === 'esc') return awaiter.giveUp();
  if (queue.isHeld() && always.has(key)) return press(tools, awaiter, key, input);
  queue.take(() => press(tools, awaiter, key, input));
}

function press(tools: ControllerTools, awaiter: RowAwaiter, key: string, input: string): void {
  tools.presence.touch(key);
  const {store} = tools;
  const {filtering, notice} = store.getState();
  const dialog = tools.dialogs.top();
  // What is told while a filter is typed waits until it was: the filter stands where it is shown.
  const isShown = dialog !== undefined || filtering === undefined;
  if (notice !== undefined && isShown) store.dispatch({type: 'notice', notice: undefined});
  if (dialog !== undefined && !always.has(key)) return pressInDialog(tools, dialog, key, input);
  if (filtering !== undefined && !always.has(key)) return handleFilterKey(tools, filtering, key, input);
  const context = toContext(tools);
  const action = tools.keymap(context.scope, context.resource.name, key);
  if (action === undefined) return tellWhere(tools, context, key);
  const reason = action.unavailable?.(context);
  if (reason === undefined) return tools.execute(action.run(context));
  if (context.awaited === undefined && reason !== notTold)
    return tools.notify(`${titleIn(action, context)}: ${reason}`, 'warn');
  awaiter.wait(titleIn(action, context), context.resource, () => press(tools, awaiter, key, input));
}

function takeAhead(
  tools: ControllerTools,
  awaiter: RowAwaiter,
  typed: TypedAhead,
  dialog: Pick<Dialog<unknown>, 'isOnTop'> | undefined,
): void {
  if (dialog?.isOnTop() !== true)
    return tools.notify('What was typed ahead of this was not taken: look at it first.', 'warn');
  if ('pasted' in typed) paste(tools, typed.pasted);
  else press(tools, awaiter, typed.key, typed.input);
}

/** A key that does nothing here says where it does: one that is dead is pressed again and again. */
function tellWhere(tools: ControllerTools, {scope, resource}: ActionContext, key: string): void {
  const words = findElsewhere(tools.actions, tools.resources, {scope, resource: resource.name, key});
  if (words !== undefined) tools.notify(words, 'dim');
}

function paste(tools: ControllerTools, text: string): void {
  tools.presence.touch();
  const {filtering} = tools.store.getState();
  const dialog = tools.dialogs.top();
  if (dialog !== undefined) return pasteIntoDialog(tools, dialog, text);
  if (filtering !== undefined) return pasteIntoFilter(tools, filtering, text);
  tools.notify('Nothing takes pasted text here; open a form or a filter first.', 'dim');
}

/** A message on the last row, or a text to read when it would be cut there. */
function tell(tools: ControllerTools, messages: readonly string[]): void {
  const [first] = messages;
  if (first === undefined) return;
  if (messages.length === 1 && first.length < tools.store.getState().columns) return tools.notify(first, 'warn');
  openText(tools, 'Settings', messages);
}
