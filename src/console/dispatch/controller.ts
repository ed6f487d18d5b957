import {createConnector} from '../connection/connect.ts';
import {createBoardKeeper} from '../incidents/board-keeper.ts';
import {createTrafficReader} from '../metrics/traffic-reader.ts';
import {createReadFollower} from '../reads/keep-current.ts';
import {lookAgainInView} from '../run/search-run.ts';
import {beneath} from '../session/overlay.ts';
import {toContext} from '../tools/context.ts';
import type {Controller, ControllerParts, ControllerTools} from '../tools/parts.ts';
import {createSettler} from '../tools/settle.ts';
import {carryOut} from './carry-out.ts';
import {handleFilterKey, pasteIntoFilter} from './filter-keys.ts';
import {handleOverlayKey, pasteIntoOverlay} from './overlay-keys.ts';
import {refreshAll} from './session-commands.ts';

/** Makes the controller of a console. */
export function createController(parts: ControllerParts): Controller {
  const {store, client, workspace} = parts;
  const follower = createReadFollower(parts);
  const traffic = createTrafficReader(parts);
  const settler = createSettler(store, client, workspace, () => {
    follower.look();
    traffic.look();
  });
  const connector = createConnector(parts);
  const tools: ControllerTools = {
    ...parts,
    execute: command => carryOut(command, tools, {settler, connector, board}),
    notify: (text, tone = 'plain') => store.dispatch({type: 'notice', notice: {text, tone}}),
    open: overlay => store.dispatch({type: 'overlay', overlay}),
    close: () => store.dispatch({type: 'overlay', overlay: beneath(store.getState().overlay)}),
    clearNotice: () => store.dispatch({type: 'notice', notice: undefined}),
    refreshAll: () => refreshAll(client),
  };
  const board = createBoardKeeper(tools);
  return {
    press: (key, input) => press(tools, key, input),
    paste: text => paste(tools, text),
    execute: tools.execute,
    resize: (columns, rows) => {
      store.dispatch({type: 'resize', columns, rows});
      lookAgainInView(tools);
    },
    context: () => toContext(parts),
    start: () => connector.connect({}),
    stop: () => {
      settler.stop();
      follower.stop();
      traffic.stop();
      board.stop();
      connector.stop();
      parts.logs.stop();
    },
  };
}

/** Keys that work whatever lies over the panes. */
const always = new Set(['ctrl+c', 'ctrl+z']);

function press(tools: ControllerTools, key: string, input: string): void {
  const {store} = tools;
  const {overlay, filtering, notice} = store.getState();
  // What is told while a filter is typed waits until it was: the filter stands where it is shown.
  const isShown = overlay !== undefined || filtering === undefined;
  if (notice !== undefined && isShown) store.dispatch({type: 'notice', notice: undefined});
  if (overlay !== undefined && !always.has(key)) return handleOverlayKey(tools, overlay, key, input);
  if (filtering !== undefined && !always.has(key)) return handleFilterKey(tools, filtering, key, input);
  const context = toContext(tools);
  const action = tools.keymap(context.scope, context.resource.name, key);
  if (action === undefined) return;
  const reason = action.unavailable?.(context);
  if (reason !== undefined) return tools.notify(`${action.title}: ${reason}`, 'warn');
  tools.execute(action.run(context));
}

function paste(tools: ControllerTools, text: string): void {
  const {overlay, filtering} = tools.store.getState();
  if (overlay !== undefined) return pasteIntoOverlay(tools, overlay, text);
  if (filtering !== undefined) return pasteIntoFilter(tools, filtering, text);
  tools.notify('Nothing takes pasted text here; open a form or a filter first.', 'dim');
}
