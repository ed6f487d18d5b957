import type {Run} from '../../core/run/run.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {centre} from '../layout/centre.ts';
import {recordOf} from '../session/connection-of.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At, ControllerTools, DialogBinding} from '../tools/parts.ts';
import {closeBinding, helpBinding, listBindings} from '../tools/usual-bindings.ts';
import {openRun} from './open-run.ts';
import {editAgain, sendAgain} from './run-again.ts';
import {cursorAmong, listedRuns} from './runs-list.ts';
import {runsDialogName as name, type RunsState} from './states.ts';

/** Lists the invocations of the connection that is looked at. */
export function openRuns({dialogs}: ControllerTools): void {
  dialogs.open(name, {selected: undefined, only: undefined});
}

/** Runs of a page: the list is never higher. */
const page = 10;

export const runsDialog = defineDialog(name, {
  modes: {main: {title: 'Invocations of this session'}},
  bindings: [
    onRun('open', 'Open', ['enter'], 'open', ({tools}, run) => openRun(tools, run.id)),
    onRun('run-again', 'Run again, just the same', ['r'], 'run again', ({tools}, run) => sendAgain(tools, run)),
    onRun('edit', 'Edit and run', ['e'], 'edit and run', ({tools}, run) => editAgain(tools, run)),
    onRun('runs-of-function', 'Those of this function only, or all', ['f'], 'this function only', ({dialog}, run) =>
      dialog.update(state => ({...state, only: state.only === undefined ? run.target.FunctionName : undefined})),
    ),
    ...listBindings<RunsState>(({tools, dialog, state}, move) => {
      const runs = listedRuns(recordOf(tools.store.getState()).runs, state);
      const selected = runs[moveTo(move, cursorAmong(runs, state), page, runs.length)]?.id;
      dialog.update(current => ({...current, selected}));
    }),
    helpBinding,
    {...closeBinding, name: 'close-runs', keys: ['esc', 'q', 'I']},
  ],
  point: ({tools, dialog, state}, index) => {
    const selected = listedRuns(recordOf(tools.store.getState()).runs, state)[index]?.id;
    dialog.update(current => ({...current, selected}));
  },
  place: ({body}) => centre(body, 100, 24),
});

/** What is done with the run under the cursor; the list is found again as it was left. */
function onRun(
  own: string,
  title: string,
  keys: readonly string[],
  hint: string,
  act: (at: At<RunsState>, run: Run) => void,
): DialogBinding<RunsState> {
  return {
    name: own,
    title,
    keys,
    hint,
    run: at => {
      const runs = listedRuns(recordOf(at.tools.store.getState()).runs, at.state);
      const run = runs[cursorAmong(runs, at.state)];
      if (run === undefined) return;
      at.dialog.update(state => ({...state, selected: run.id}));
      act(at, run);
    },
  };
}
