import {applyEditKey, insertText, type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import {innerWidth} from '../../core/layout.ts';
import {findLines, nextFound} from '../../core/run/find-lines.ts';
import {reveal} from '../../core/run/folding.ts';
import type {Lines} from '../../core/run/lines.ts';
import {type RunReading, readingPlace, withPlace} from '../../core/run/reading.ts';
import {linesOf} from '../../core/run/section-lines.ts';
import {layoutOf} from '../layout/geometry.ts';
import {beneath, type RunOverlay} from '../session/overlay.ts';
import {overlayRect} from '../tools/overlay-rect.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {changeReading, readingOf} from './change-reading.ts';
import {findRun} from './find-run.ts';
import {inSlices} from './in-slices.ts';

/** Lets the user type what to look for in the open section. */
export function beginSearch(tools: ControllerTools, overlay: RunOverlay): void {
  tools.open({...overlay, reading: {...overlay.reading, search: {edit: toTextEdit(''), query: '', found: []}}});
}

/** A key while what to look for is typed: the first match is gone to at once. */
export function handleSearchKey(tools: ControllerTools, overlay: RunOverlay, key: string, input: string): void {
  const {reading} = overlay;
  const edit = reading.search?.edit ?? toTextEdit('');
  if (key === 'esc') return tools.open({...overlay, reading: {...reading, search: undefined}});
  if (key === 'enter') {
    const search = edit.text === '' || reading.search === undefined ? undefined : {...reading.search, edit: undefined};
    return tools.open({...overlay, reading: {...reading, search}});
  }
  const typed = key === input || key === 'space' ? insertText(edit, input, 'single') : undefined;
  const next = applyEditKey(edit, key, 'single') ?? typed;
  if (next !== undefined) look(tools, overlay, next);
}

/** Pasted text is looked for when something is being typed to be looked for. */
export function pasteIntoSearch(tools: ControllerTools, overlay: RunOverlay, text: string): boolean {
  const edit = overlay.reading.search?.edit;
  if (edit === undefined) return false;
  look(tools, overlay, insertText(edit, text, 'single'));
  return true;
}

/** Looks once more for what is being looked for, in a run that has changed or is shown at another width. */
export function lookAgain(tools: ControllerTools, id: number): void {
  const reading = readingOf(tools, id);
  const query = reading?.search?.query;
  if (reading !== undefined && query) void find(tools, {type: 'run', id, reading}, query);
}

/** Looks once more in the run that is shown, if one is: other lines may hold it at another width. */
export function lookAgainInView(tools: ControllerTools): void {
  let {overlay} = tools.store.getState();
  while (overlay !== undefined && overlay.type !== 'run') overlay = beneath(overlay);
  if (overlay !== undefined) lookAgain(tools, overlay.id);
}

/** Goes to the next line that holds what is looked for, or to the one before. */
export function goToFound(tools: ControllerTools, overlay: RunOverlay, by: 1 | -1): void {
  const {reading} = overlay;
  const lines = readLines(tools, overlay);
  if (reading.search === undefined) return tools.notify('Nothing is looked for: / begins.', 'dim');
  if (lines === undefined || reading.search.found === undefined) return;
  const line = nextFound(reading.search.found, readingPlace(reading).cursor, by);
  if (line !== undefined) tools.open({...overlay, reading: at(lines, reading, line)});
}

function look(tools: ControllerTools, overlay: RunOverlay, edit: TextEdit): void {
  const query = edit.text;
  const {reading} = overlay;
  if (query === reading.search?.query) {
    return tools.open({...overlay, reading: {...reading, search: {...reading.search, edit}}});
  }
  tools.open({...overlay, reading: {...reading, search: {edit, query, found: undefined}}});
  void find(tools, overlay, query);
}

async function find(tools: ControllerTools, overlay: RunOverlay, query: string): Promise<void> {
  const lines = readLines(tools, overlay);
  const {section} = overlay.reading;
  const isWanted = (reading: RunReading | undefined) => reading?.search?.query === query && reading.section === section;
  const found =
    lines === undefined ? [] : await inSlices(findLines(lines, query), () => isWanted(readingOf(tools, overlay.id)));
  if (found === undefined) return;
  changeReading(tools, overlay.id, reading => {
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

function readLines(tools: ControllerTools, overlay: RunOverlay): Lines | undefined {
  const run = findRun(tools, overlay.id);
  const rect = overlayRect(overlay, layoutOf(tools.store.getState(), tools.resources));
  return run === undefined ? undefined : linesOf(run, overlay.reading, innerWidth(rect.width));
}
