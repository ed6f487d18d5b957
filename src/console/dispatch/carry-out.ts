import type {Command} from '../bindings/command.ts';
import {detailLineAtCursor} from '../detail/detail.ts';
import {saveDetail, searchDetail} from '../detail/detail-text.ts';
import {openHelp} from '../dialogs/help.ts';
import {openMenu} from '../dialogs/menu.ts';
import {openMessages} from '../dialogs/messages.ts';
import {saveText} from '../dialogs/save-text.ts';
import {openText} from '../dialogs/text.ts';
import {askFilterName, keepFilter} from '../filters/saved-filters.ts';
import {openOperation} from '../form/operate.ts';
import {prune} from '../form/prune.ts';
import {openUndo} from '../form/undo.ts';
import type {BoardKeeper} from '../incidents/board-keeper.ts';
import {exportJournal} from '../journal/export-journal.ts';
import {openJournal} from '../journal/journal-dialog.ts';
import {openUnresolved} from '../journal/unresolved-dialog.ts';
import {foldHeader, turnPane} from '../layout/turn-panes.ts';
import {carryOutLog} from '../logs/carry-out-log.ts';
import {openThemes, wearTheme} from '../looks/themes.ts';
import {openDelivery} from '../mappings/deliver.ts';
import {chooseTarget, openMetrics} from '../metrics/open-metrics.ts';
import {readChart} from '../metrics/read-chart.ts';
import {openOwnCommand} from '../own-commands/run-own-command.ts';
import {openRemedies} from '../remedies/remedies-dialog.ts';
import {openRun} from '../run/open-run.ts';
import {runAgain} from '../run/run-again.ts';
import {openRuns} from '../run/runs-dialog.ts';
import {copyRow} from '../selection/copy-row.ts';
import {copyText} from '../selection/copy-text.ts';
import {openCopyMenu, openJson, openLink, openYaml} from '../selection/export.ts';
import {focusPane} from '../selection/focus.ts';
import {markShown, toggleMark} from '../selection/marks.ts';
import {connectionOf} from '../session/connection-of.ts';
import {signIn} from '../sign-in/sign-in.ts';
import {sortByTraffic} from '../sort/sort-by-traffic.ts';
import {openSortMenu} from '../sort/sort-choices.ts';
import {sortList} from '../sort/sort-list.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {Settler} from '../tools/settle.ts';
import {turnTour} from '../tour/tour.ts';
import {openLike} from '../workbench/open-like.ts';
import {openWorkbench} from '../workbench/open-workbench.ts';
import type {Connector} from './connector.ts';
import {editSettings} from './edit-settings.ts';
import {setFilter, startFilter} from './filter-keys.ts';
import {isLead, lead} from './lead.ts';
import {back, focusNext, move, openSelection, turnTab} from './navigate.ts';
import {openActions, openPalette, openProfiles, openRegionPrompt, openRegions} from './pickers.ts';
import type {Refresher} from './refresher.ts';
import {quit} from './session-commands.ts';
import {turnWriteLock} from './turn-write-lock.ts';

/** Parts of the controller that commands reach beside the tools. */
export interface Engine {
  readonly settler: Settler;
  readonly connector: Connector;
  readonly board: BoardKeeper;
  readonly refresher: Refresher;
}

/** Carries out a command. */
export function carryOut(
  command: Command,
  tools: ControllerTools,
  {settler, connector, board, refresher}: Engine,
): void {
  const {store, services} = tools;
  switch (command.type) {
    case 'move':
      return move(tools, command.move);
    case 'focus':
      return focusPane(tools, settler, command.pane);
    case 'focus-next':
      return focusNext(tools, settler, command.by);
    case 'open':
      return openSelection(tools, settler);
    case 'back':
      return back(tools, settler);
    case 'zoom':
      return store.dispatch({type: 'zoom', zoomed: !store.getState().zoomed});
    case 'tab':
      return turnTab(tools, command.by);
    case 'open-tab':
      return openTab(tools, settler, command);
    case 'sort':
      return sortList(tools, command.change);
    case 'filter':
      return startFilter(tools);
    case 'mark':
      return command.what === 'shown' ? markShown(tools) : toggleMark(tools);
    case 'refresh':
      return refresher.refresh(tools, connector);
    case 'connect':
      return connector.connect(command);
    case 'quit':
      return quit(tools, command);
    case 'terminal':
      return void services[command.change]();
    case 'invoke':
      return void (command.like === undefined ? openWorkbench(tools, command) : openLike(tools, command, command.like));
    case 'incidents':
      return board[command.change]();
    case 'log':
      return carryOutLog(tools, settler, command.command);
    default:
      return isChange(command) ? change(command, tools) : openSomething(command, tools);
  }
}

function openTab(
  tools: ControllerTools,
  settler: Settler,
  {resource, tab}: Extract<Command, {type: 'open-tab'}>,
): void {
  focusPane(tools, settler, resource);
  tools.store.dispatch({type: 'tab', resource, tab});
  focusPane(tools, settler, 'detail');
}

function isChange(command: Command): command is ChangeCommand {
  return changes.some(type => type === command.type);
}

const changes = [
  ...(['operation', 'prune', 'deliver', 'remedies', 'undo', 'write-lock', 'own-command'] as const),
  ...(['journal', 'unresolved', 'export-journal'] as const),
];

type ChangeCommand = Extract<Command, {type: (typeof changes)[number]}>;

/** Commands about changes: making them, putting them back, forbidding them, looking at them. */
function change(command: ChangeCommand, tools: ControllerTools): void {
  switch (command.type) {
    case 'operation':
      // From a row of Detail the form begins at what the row shows.
      return void openOperation(tools, command.name, command.on ? {on: command.on} : {from: detailLineAtCursor(tools)});
    case 'prune':
      return void prune(tools, command);
    case 'deliver':
      return void openDelivery(tools, command);
    case 'remedies':
      return openRemedies(tools, command.item);
    case 'undo':
      return void openUndo(tools);
    case 'write-lock':
      return turnWriteLock(tools, command);
    case 'journal':
      return openJournal(tools);
    case 'unresolved':
      return openUnresolved(tools);
    case 'export-journal':
      return void exportJournal(tools);
    case 'own-command':
      return void openOwnCommand(tools, command.command);
  }
}

/** What opens the same whatever it is asked for on. */
const openers = {
  palette: openPalette,
  help: openHelp,
  actions: openActions,
  messages: openMessages,
  tour: turnTour,
  fold: foldHeader,
  runs: openRuns,
  'metrics-of': chooseTarget,
  'region-menu': openRegions,
  'profile-menu': openProfiles,
  'prompt-region': openRegionPrompt,
  'theme-menu': openThemes,
  'sign-in': signIn,
  'sort-menu': openSortMenu,
  'search-detail': searchDetail,
  'save-detail': saveDetail,
  'save-filter': askFilterName,
  settings: editSettings,
  info: openInfo,
} satisfies Partial<Record<Command['type'], (tools: ControllerTools) => unknown>>;

function isOfNothing(command: Command): command is Extract<Command, {type: keyof typeof openers}> {
  return command.type in openers;
}

type OpenCommand = Exclude<
  Command,
  | {
      type: 'move' | 'focus' | 'focus-next' | 'open' | 'back' | 'zoom' | 'tab' | 'open-tab' | 'sort' | 'filter';
    }
  | ChangeCommand
  | {type: 'mark' | 'refresh' | 'connect' | 'quit' | 'terminal' | 'invoke' | 'incidents' | 'log'}
>;

/** Commands that put something over the panes or on the clipboard. */
function openSomething(command: OpenCommand, tools: ControllerTools): void {
  if (isOfNothing(command)) return void openers[command.type](tools);
  if (isLead(command)) return lead(command, tools);
  switch (command.type) {
    case 'metrics':
      return openMetrics(tools, command);
    case 'read-chart':
      return readChart(tools, command.by);
    case 'menu':
      return openMenu(tools, command);
    case 'copy-menu':
      return openCopyMenu(tools, command.resource, command.item);
    case 'copy-row':
      return copyRow(tools, command.resource, command.item);
    case 'copy':
      return void copyText(tools, command.what, command.text);
    case 'json':
      return openJson(tools, command.resource, command.item);
    case 'yaml':
      return void openYaml(tools, command.resource, command.item);
    case 'save-text':
      return void saveText(tools, command);
    case 'link':
      return void openLink(tools, command.resource, command.item);
    case 'filter-by':
      return setFilter(tools, tools.store.getState().focus, command.text);
    case 'keep-filter':
      return void keepFilter(tools, command.name, command.text);
    case 'sort-by-traffic':
      return void sortByTraffic(tools, command);
    case 'hide':
      return turnPane(tools, command.pane);
    case 'theme':
      return void wearTheme(tools, command.name);
    case 'show-run':
      return openRun(tools, command.id);
    case 'run-again':
      return runAgain(tools, command.id);
    case 'set-value':
    case 'nothing':
      return;
  }
}

async function openInfo(tools: ControllerTools): Promise<void> {
  const connection = connectionOf(tools.store.getState());
  openText(tools, 'Info', await tools.services.setup(connection?.sandbox ? connection.endpoint : undefined));
}
