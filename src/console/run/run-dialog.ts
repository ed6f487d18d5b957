import {folded, isFolded, isOpener, moveLine, parentOf, setFolded, unfolded} from '../../core/run/folding.ts';
import type {ReadingPlace} from '../../core/run/place.ts';
import {type RunReading, sectionsOf} from '../../core/run/reading.ts';
import type {Run} from '../../core/run/run.ts';
import {findConnection} from '../session/connection-of.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At, ControllerTools, DialogBinding} from '../tools/parts.ts';
import {helpBinding, listBindings} from '../tools/usual-bindings.ts';
import {openCopies} from './copy-run.ts';
import {findRun} from './find-run.ts';
import {leaveRun} from './leave-run.ts';
import {openRunSource} from './open-run-source.ts';
import {findReadWindow, type ReadWindow, withMoved} from './read-window.ts';
import {editAgain, openLogOf, sendAgain} from './run-again.ts';
import {openSave} from './save-run.ts';
import {beginSearch, changeReading, endSearch, goToFound, look, lookAgain} from './search-run.ts';
import {runDialogName as name, type RunState} from './states.ts';

type AtRun = At<RunState>;

export const runDialog = defineDialog(name, {
  modes: {
    reading: {title: 'Invocation'},
    searching: {title: 'Invocation, while something is looked for', types: 'to find'},
  },
  mode: ({reading}) => (reading.search?.edit === undefined ? 'reading' : 'searching'),
  bindings: [
    ...[
      binding('run-section', 'Next section', ['tab', ']'], 'section', at => turnSection(at, 1)),
      binding('run-section-back', 'Previous section', ['shift+tab', '['], undefined, at => turnSection(at, -1)),
      onRun(
        'run-open',
        'Source of the frame in the line, or of the error; else fold or open it',
        ['enter'],
        'source, fold',
        openLineOf,
      ),
      binding('run-fold', 'Fold or open what the line is in', ['space'], 'fold', at => moveTo(at, turnFold)),
      binding('filter', 'Search', ['/'], 'search', ({dialog}) => beginSearch(dialog)),
      {
        ...onRun('run-again', 'Run again, just the same', ['r'], 'run again', ({tools}, run) => sendAgain(tools, run)),
        rests: true as const,
      },
      onRun('edit', 'Edit and run', ['e'], 'edit and run', ({tools}, run) => editAgain(tools, run)),
      onRun('copy', 'Copy', ['y'], 'copy', ({tools, state}, run) => openCopies(tools, state, run)),
      onRun('save', 'Save to a file', ['S'], 'save', ({tools, dialog}, run) => openSave(tools, dialog, run)),
      onRun('run-log', 'Its log', ['L'], 'log', ({tools}, run) => openLogOf(tools, run)),
      {
        ...onRun('related', 'Its durable execution', ['b'], undefined, goToItsExecution),
        unavailable: ({tools, state}: AtRun) =>
          executionOf(tools, state) === undefined ? 'it began no durable execution' : undefined,
      },
      binding('zoom', 'Zoom', ['z'], 'zoom', zoom),
      whileSearched(binding('search-next', 'Next match', ['n'], 'next, previous match', at => goTo(at, 1))),
      whileSearched(binding('search-previous', 'Previous match', ['N'], 'next, previous match', at => goTo(at, -1))),
      binding('run-fold-all', 'Fold all', ['-'], 'fold, open all', at => moveTo(at, withFolds(folded))),
      binding('run-open-all', 'Open all', ['+', '='], 'fold, open all', at => moveTo(at, withFolds(unfolded))),
      binding('run-out', 'Fold it, or go out of it', ['h', 'left'], 'out, in', at => moveTo(at, goOutside)),
      binding('run-in', 'Open it', ['l', 'right'], 'out, in', at => moveTo(at, openLine)),
      ...listBindings<RunState>(
        (at, move) =>
          moveTo(at, ({lines, place, height}) => ({
            ...place,
            cursor: moveLine(lines, place.folds, place.cursor, move, height),
          })),
        'scroll',
      ),
      helpBinding,
      binding('close', 'Close; first ends the search', ['esc'], 'close', close),
      onRun('leave-run', 'Close', ['q'], undefined, ({tools, dialog}, run) => leaveRun(tools, dialog, run)),
    ].map(own => ({...own, modes: ['reading']})),
    ...searchBindings(),
  ],
  isResting: ({rest}) => rest !== undefined,
  line: ({reading}) => reading.search?.edit,
  typed: ({tools, dialog}, edit) => look(tools, dialog, edit),
  place: ({dialog}) => dialog,
});

function binding(
  own: string,
  title: string,
  keys: readonly string[],
  hint: string | undefined,
  run: (at: AtRun) => void,
): DialogBinding<RunState> {
  return {name: own, title, keys, ...(hint !== undefined && {hint}), run};
}

function onRun(
  own: string,
  title: string,
  keys: readonly string[],
  hint: string | undefined,
  act: (at: AtRun, run: Run) => void,
): DialogBinding<RunState> {
  return binding(own, title, keys, hint, at => {
    const run = findRun(at.tools, at.state.id);
    if (run === undefined) return at.dialog.close();
    act(at, run);
  });
}

function whileSearched(own: DialogBinding<RunState>): DialogBinding<RunState> {
  return {
    ...own,
    unavailable: ({state}) => (state.reading.search === undefined ? 'nothing is looked for: / begins' : undefined),
  };
}

function searchBindings(): readonly DialogBinding<RunState>[] {
  const modes = ['searching'];
  return [
    {
      name: 'filter-keep',
      title: 'Keep',
      keys: ['enter'],
      modes,
      hint: 'keep',
      run: ({dialog}) => endSearch(dialog, true),
    },
    {
      name: 'filter-clear',
      title: 'Clear',
      keys: ['esc'],
      modes,
      hint: 'clear',
      run: ({dialog}) => endSearch(dialog, false),
    },
  ];
}

function close({tools, dialog, state}: AtRun): void {
  if (state.reading.search !== undefined) return endSearch(dialog, false);
  const run = findRun(tools, state.id);
  if (run === undefined) return dialog.close();
  leaveRun(tools, dialog, run);
}

function zoom({tools, dialog}: AtRun): void {
  tools.store.dispatch({type: 'zoom', zoomed: !tools.store.getState().zoomed});
  lookAgain(tools, dialog);
}

function executionOf(tools: ControllerTools, {id}: RunState): string | undefined {
  const outcome = findRun(tools, id)?.outcome;
  return outcome?.state === 'done' ? outcome.answer.executionArn : undefined;
}

function goToItsExecution({tools, dialog, state}: AtRun, run: Run): void {
  const connection = findConnection(tools.store.getState(), run.connection);
  const arn = executionOf(tools, state);
  if (connection === undefined || arn === undefined) return;
  leaveRun(tools, dialog, run);
  tools.execute({type: 'execution', connection, arn});
}

function goTo({tools, dialog}: AtRun, by: 1 | -1): void {
  goToFound(tools, dialog, by);
}

/** Moves or folds in the window, if there is something to read. */
function moveTo({tools, dialog, state}: AtRun, move: (window: ReadWindow) => ReadingPlace): void {
  const run = findRun(tools, state.id);
  const window = run === undefined ? undefined : findReadWindow(tools, run, state.reading);
  if (window === undefined) return;
  const place = move(window);
  changeReading(dialog, reading => withMoved(reading, window, place));
}

/** A frame in the line leads to its source, as an error as a whole does; what has none is folded. */
function openLineOf(at: AtRun, run: Run): void {
  const window = findReadWindow(at.tools, run, at.state.reading);
  if (window === undefined || !openRunSource(at.tools, run, at.state.reading, window)) moveTo(at, turnFold);
}

function withFolds(folds: ReadingPlace['folds']) {
  return ({lines, place}: ReadWindow): ReadingPlace => (lines.outline === undefined ? place : {...place, folds});
}

function turnFold({lines, place}: ReadWindow): ReadingPlace {
  if (lines.outline === undefined) return place;
  const {cursor, folds} = place;
  const opener = isOpener(lines, cursor) ? cursor : Math.max(0, parentOf(lines, cursor));
  return {...place, cursor: opener, folds: setFolded(lines, folds, opener, !isFolded(lines, folds, opener))};
}

function openLine({lines, place}: ReadWindow): ReadingPlace {
  if (lines.outline === undefined) return place;
  return {...place, folds: setFolded(lines, place.folds, place.cursor, false)};
}

/** Folds what the cursor's line opens; from a line that opens nothing, or is folded, to the one it stands in. */
function goOutside({lines, place}: ReadWindow): ReadingPlace {
  if (lines.outline === undefined) return place;
  const {cursor, folds} = place;
  if (isOpener(lines, cursor) && !isFolded(lines, folds, cursor)) {
    return {...place, folds: setFolded(lines, folds, cursor, true)};
  }
  return {...place, cursor: Math.max(0, parentOf(lines, cursor))};
}

function turnSection({tools, dialog, state}: AtRun, by: 1 | -1): void {
  const run = findRun(tools, state.id);
  if (run === undefined) return;
  const sections = sectionsOf(run);
  changeReading(dialog, (reading): RunReading => {
    const next = sections.indexOf(reading.section) + by;
    const section = sections[(next + sections.length) % sections.length] ?? 'response';
    return {...reading, section, search: undefined};
  });
}
