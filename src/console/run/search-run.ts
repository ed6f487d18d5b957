import {type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import {innerWidth} from '../../core/layout.ts';
import {findLines, nextFound} from '../../core/run/find-lines.ts';
import {reveal} from '../../core/run/folding.ts';
import type {Lines} from '../../core/run/lines.ts';
import {type RunReading, readingPlace, withPlace} from '../../core/run/reading.ts';
import {linesOf} from '../../core/run/section-lines.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {Dialog} from '../tools/dialog.ts';
import {inSlices} from '../tools/in-slices.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findRun} from './find-run.ts';
import {type RunState, runDialogName} from './states.ts';

/** Lets the user type what to look for in the open section. */
export function beginSearch(dialog: Dialog<RunState>): void {
  changeReading(dialog, reading => ({...reading, search: {edit: toTextEdit(''), query: '', found: []}}));
}

/** Ends typing: what was typed is gone through with n and N, or nothing is looked for any more. */
export function endSearch(dialog: Dialog<RunState>, isKept: boolean): void {
  changeReading(dialog, reading => {
    const {search} = reading;
    const kept = isKept && search !== undefined && search.edit?.text !== '';
    return {...reading, search: kept ? {...search, edit: undefined} : undefined};
  });
}

/** Looks for what is typed: the first match is gone to at once. */
export function look(tools: ControllerTools, dialog: Dialog<RunState>, edit: TextEdit): void {
  const query = edit.text;
  const before = dialog.state().reading.search;
  if (query === before?.query) return changeReading(dialog, reading => ({...reading, search: {...before, edit}}));
  changeReading(dialog, reading => ({...reading, search: {edit, query, found: undefined}}));
  void find(tools, dialog, query);
}

/** Looks once more for what is being looked for, in a run that has changed or is shown at another width. */
export function lookAgain(tools: ControllerTools, dialog: Dialog<RunState>): void {
  const query = dialog.state().reading.search?.query;
  if (query) void find(tools, dialog, query);
}

/** Looks once more in the run that is shown, if one is: other lines may hold it at another width. */
export function lookAgainInView(tools: ControllerTools): void {
  const dialog = tools.dialogs.find(runDialogName);
  if (dialog !== undefined) lookAgain(tools, dialog);
}

/** Goes to the next line that holds what is looked for, or to the one before. */
export function goToFound(tools: ControllerTools, dialog: Dialog<RunState>, by: 1 | -1): void {
  const {reading} = dialog.state();
  const lines = readLines(tools, dialog.state());
  if (lines === undefined || reading.search?.found === undefined) return;
  const line = nextFound(reading.search.found, readingPlace(reading).cursor, by);
  if (line !== undefined) changeReading(dialog, current => at(lines, current, line));
}

async function find(tools: ControllerTools, dialog: Dialog<RunState>, query: string): Promise<void> {
  const lines = readLines(tools, dialog.state());
  const {section} = dialog.state().reading;
  const isWanted = ({search, section: shown}: RunReading) => search?.query === query && shown === section;
  const isOpen = () => dialog.isOpen() && isWanted(dialog.state().reading);
  const found = lines === undefined ? [] : await inSlices(findLines(lines, query), isOpen);
  if (found === undefined) return;
  changeReading(dialog, reading => {
    if (!isWanted(reading) || reading.search === undefined) return reading;
    const looked = {...reading, search: {...reading.search, found}};
    // Somebody who reads what was found before is not moved away from it.
    if (reading.search.found?.length) return looked;
    const first = nextFound(found, readingPlace(reading).cursor - 1, 1);
    return first === undefined || lines === undefined ? looked : at(lines, looked, first);
  });
}

function at(lines: Lines, reading: RunReading, line: number): RunReading {
  const place = readingPlace(reading);
  return withPlace({...reading, follows: false}, {...place, cursor: line, folds: reveal(lines, place.folds, line)});
}

function readLines(tools: ControllerTools, {id, reading}: RunState): Lines | undefined {
  const run = findRun(tools, id);
  const {dialog} = layoutOf(tools.store.getState(), tools.resources);
  return run === undefined ? undefined : linesOf(run, reading, innerWidth(dialog.width));
}

/** Changes how a run is read. */
export function changeReading(dialog: Dialog<RunState>, change: (reading: RunReading) => RunReading): void {
  dialog.update(state => {
    const reading = change(state.reading);
    return reading === state.reading ? state : {...state, reading};
  });
}
