import {listMoves} from '../../core/keys/moves.ts';
import {innerWidth} from '../../core/layout.ts';
import {folded, isFolded, isOpener, moveLine, parentOf, setFolded, unfolded} from '../../core/run/folding.ts';
import {bodyHeight} from '../../core/run/geometry.ts';
import type {Lines} from '../../core/run/lines.ts';
import {type ReadingPlace, showPlace} from '../../core/run/place.ts';
import {type RunReading, readingPlace, sectionsOf, withPlace} from '../../core/run/reading.ts';
import type {Run} from '../../core/run/run.ts';
import {linesOf} from '../../core/run/section-lines.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {RunOverlay} from '../session/overlay.ts';
import {overlayRect} from '../tools/overlay-rect.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openCopies} from './copy-run.ts';
import {findRun} from './find-run.ts';
import {leaveRun} from './leave-run.ts';
import {editAgain, openLogOf, sendAgain} from './run-again.ts';
import {openSave} from './save-run.ts';
import {beginSearch, goToFound, handleSearchKey, lookAgain} from './search-run.ts';

/** A key while a run is on the screen. */
export function handleRunKey(tools: ControllerTools, overlay: RunOverlay, key: string, input: string): void {
  const run = findRun(tools, overlay.id);
  if (run === undefined) return tools.close();
  const {reading} = overlay;
  if (reading.search?.edit !== undefined) return handleSearchKey(tools, overlay, key, input);
  const view = findShown(tools, overlay, run);
  const show = (next: RunReading) => tools.open({...overlay, reading: next});
  const moved = view === undefined ? undefined : movePlace(view, key);
  if (moved !== undefined && view !== undefined) return show(toPlaced(reading, view, moved));
  const section = sectionKeys[key];
  if (section !== undefined) return show(turnSection(run, reading, section));
  switch (key) {
    case 'esc':
      if (reading.search !== undefined) return show({...reading, search: undefined});
      return leaveRun(tools, overlay, run);
    case 'q':
      return leaveRun(tools, overlay, run);
    case '/':
      return beginSearch(tools, overlay);
    case 'n':
      return goToFound(tools, overlay, 1);
    case 'N':
      return goToFound(tools, overlay, -1);
  }
  actOn(tools, overlay, run, key);
}

const sectionKeys: Readonly<Record<string, 1 | -1>> = {']': 1, tab: 1, '[': -1, 'shift+tab': -1};

/** Keys for the run as a whole. */
function actOn(tools: ControllerTools, overlay: RunOverlay, run: Run, key: string): void {
  switch (key) {
    case 'y':
      return openCopies(tools, overlay, run);
    case 'S':
      return openSave(tools, overlay, run);
    case 'r':
      return sendAgain(tools, run);
    case 'e':
      return editAgain(tools, run);
    case 'l':
    case 'L':
      return openLogOf(tools, run);
    case 'z':
      tools.store.dispatch({type: 'zoom', zoomed: !tools.store.getState().zoomed});
      return lookAgain(tools, overlay.id);
  }
}

/** What is read, in the window it is read in. */
interface Shown {
  readonly lines: Lines;
  readonly place: ReadingPlace;
  readonly width: number;
  readonly height: number;
}

function findShown(tools: ControllerTools, overlay: RunOverlay, run: Run): Shown | undefined {
  const rect = overlayRect(overlay, layoutOf(tools.store.getState(), tools.resources));
  const width = innerWidth(rect.width);
  const height = bodyHeight(run, overlay.reading, rect, tools.services.now().getTime());
  const lines = linesOf(run, overlay.reading, width);
  if (lines === undefined || lines.count === 0) return undefined;
  return {lines, width, height, place: showPlace(lines, readingPlace(overlay.reading), width, height)};
}

function toPlaced(reading: RunReading, {lines, width, height}: Shown, moved: ReadingPlace): RunReading {
  const place = showPlace(lines, moved, width, height);
  const follows = reading.follows && place.cursor === lines.count - 1;
  return withPlace({...reading, follows}, place);
}

/** The place after a key that moves or folds; undefined when the key does neither. */
function movePlace({lines, place, height}: Shown, key: string): ReadingPlace | undefined {
  const {cursor, folds} = place;
  const move = listMoves[key];
  if (move !== undefined) return {...place, cursor: moveLine(lines, folds, cursor, move, height)};
  if (lines.outline === undefined) return undefined;
  const opener = isOpener(lines, cursor) ? cursor : Math.max(0, parentOf(lines, cursor));
  switch (key) {
    case 'enter':
    case 'space':
      return {...place, cursor: opener, folds: setFolded(lines, folds, opener, !isFolded(lines, folds, opener))};
    case 'h':
    case 'left':
      return findOutside(lines, place);
    case 'l':
    case 'right':
      return {...place, folds: setFolded(lines, folds, cursor, false)};
    case '-':
      return {...place, folds: folded};
    case '+':
    case '=':
      return {...place, folds: unfolded};
  }
  return undefined;
}

/** Folds what the cursor's line opens; from a line that opens nothing, or is folded, to the one it stands in. */
function findOutside(lines: Lines, place: ReadingPlace): ReadingPlace {
  const {cursor, folds} = place;
  if (isOpener(lines, cursor) && !isFolded(lines, folds, cursor)) {
    return {...place, folds: setFolded(lines, folds, cursor, true)};
  }
  return {...place, cursor: Math.max(0, parentOf(lines, cursor))};
}

function turnSection(run: Run, reading: RunReading, by: 1 | -1): RunReading {
  const sections = sectionsOf(run);
  const next = sections.indexOf(reading.section) + by;
  const section = sections[(next + sections.length) % sections.length] ?? 'response';
  return {...reading, section, search: undefined};
}
