import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {moveTo, scrollTo} from '../../core/table/scroll.ts';
import {own} from '../connection/owner.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {buildWatchQueries} from '../remedies/watch-changes.ts';
import {offerReopening} from '../selection/reopen.ts';
import {connectionOf} from '../session/connection-of.ts';
import {boardOf} from '../signs/board-cache.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {filterBindings} from '../tools/filter-bindings.ts';
import type {At, ControllerTools, DialogBinding} from '../tools/parts.ts';
import {commandBinding, helpBinding, textBindings, undoBinding} from '../tools/usual-bindings.ts';
import {goToErrors, goToFirstError, goToLogs, goToRelated} from './go-to-function.ts';
import {type IncidentsState, incidentsDialogName as name} from './incidents-state.ts';
import {selectedIndex, shownIncidents} from './shown-incidents.ts';

type AtBoard = At<IncidentsState>;

export const incidentsDialog = defineDialog(name, {
  modes: {
    reading: {title: 'Incident board'},
    typing: {title: 'Incident board, while its filter is typed', types: 'to find'},
  },
  mode: ({typing}) => (typing ? 'typing' : 'reading'),
  bindings: [
    ...[
      onIncident(
        'open',
        'Its logs since it began',
        ['enter'],
        'logs since it began',
        ({tools}, incident) => void goToFirstError(tools, incident),
      ),
      onIncident('logs', 'What it logs now', ['l'], undefined, ({tools}, incident) => goToLogs(tools, incident)),
      onIncident('related', 'What belongs to it', ['b'], undefined, ({tools}, incident) =>
        goToRelated(tools, incident),
      ),
      onIncident('remedies', 'Stop the bleeding', ['!'], 'remedies', ({tools}, incident) =>
        openRemediesOf(tools, incident),
      ),
      onIncident('errors', 'Its errors by kind', ['X'], 'errors', ({tools}, incident) => goToErrors(tools, incident)),
      onIncident('changes', 'What was changed of it, and by whom', ['C'], 'changes', ({tools}, {functionName}) =>
        tools.execute({type: 'changes', of: functionName}),
      ),
      commandBinding(
        {name: 'refresh', title: 'Read now', keys: ['r'], hint: 'read now'},
        {type: 'incidents', change: 'open'},
      ),
      {
        name: 'filter',
        title: 'Filter',
        keys: ['/'],
        hint: 'filter',
        run: ({dialog}: AtBoard) => dialog.update(board => ({...board, typing: true})),
      },
      commandBinding(
        {name: 'incidents-widen', title: 'Look at more functions', keys: ['+']},
        {type: 'incidents', change: 'widen'},
      ),
      {name: 'copy', title: 'Copy the line that opens the board again', keys: ['y'], run: copyOpening},
      undoBinding,
      ...textBindings<IncidentsState>(move).map(({hint: _, ...binding}) => binding),
      helpBinding,
      {name: 'close', title: 'Close; first clears the filter', keys: ['esc'], hint: 'close', run: close},
      {name: 'leave-incidents', title: 'Close', keys: ['q'], run: ({dialog}: AtBoard) => dialog.close()},
    ].map(binding => ({...binding, modes: ['reading']})),
    ...filterBindings<IncidentsState>({
      keep: board => ({...board, typing: false}),
      clear: board => ({...board, typing: false, filter: toTextEdit('')}),
    }),
  ],
  line: ({typing, filter}) => (typing ? filter : undefined),
  typed: ({dialog}, filter) => dialog.update(board => ({...board, filter, top: 0})),
  point: (at, index) => goTo(at, () => index),
  place: ({body}) => body,
  queries: tools => buildWatchQueries(tools),
});

function copyOpening({tools}: AtBoard): void {
  const connection = connectionOf(tools.store.getState());
  if (connection !== undefined) tools.execute(offerReopening(connection, {view: 'board'}).command);
}

function openRemediesOf({execute, workspace, functions}: ControllerTools, {functionArn}: Incident): void {
  const {connection} = workspace.pane(functions);
  if (connection !== undefined) execute({type: 'remedies', item: own(connection, {FunctionArn: functionArn})});
}

function incidentsAt({tools, state}: AtBoard): readonly Incident[] {
  return shownIncidents(boardOf(tools.client, tools.store.getState()), state);
}

function onIncident(
  called: string,
  title: string,
  keys: readonly string[],
  hint: string | undefined,
  act: (at: AtBoard, incident: Incident) => void,
): DialogBinding<IncidentsState> {
  return {
    name: called,
    title,
    keys,
    ...(hint !== undefined && {hint}),
    run: at => {
      const incidents = incidentsAt(at);
      const incident = incidents[selectedIndex(incidents, at.state)];
      if (incident !== undefined) act(at, incident);
    },
  };
}

function move(at: AtBoard, by: Parameters<typeof moveTo>[0]): void {
  goTo(at, (from, height, count) => moveTo(by, from, height, count));
}

function goTo(at: AtBoard, to: (from: number, height: number, count: number) => number): void {
  const incidents = incidentsAt(at);
  // The status lines over the rows come and go: a page is a little less than the board.
  const height = Math.max(1, bodyOf(at.tools).height - 9);
  const next = to(selectedIndex(incidents, at.state), height, incidents.length);
  const top = scrollTo(at.state.top, next, height, incidents.length);
  at.dialog.update(board => ({...board, selected: incidents[next]?.functionName, top}));
}

function close({dialog, state}: AtBoard): void {
  if (state.filter.text === '') return dialog.close();
  dialog.update(board => ({...board, filter: toTextEdit('')}));
}
