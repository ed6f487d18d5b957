import {innerWidth} from '../../core/layout.ts';
import {bodyHeight} from '../../core/run/geometry.ts';
import type {Lines} from '../../core/run/lines.ts';
import {type ReadingPlace, showPlace} from '../../core/run/place.ts';
import {type RunReading, readingPlace, withPlace} from '../../core/run/reading.ts';
import type {Run} from '../../core/run/run.ts';
import {linesOf} from '../../core/run/section-lines.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** What of a run is read, in the window it is read in. */
export interface ReadWindow {
  readonly lines: Lines;
  readonly place: ReadingPlace;
  readonly width: number;
  readonly height: number;
}

/** The window onto the open section of a run; undefined while there is nothing to read. */
export function findReadWindow(tools: ControllerTools, run: Run, reading: RunReading): ReadWindow | undefined {
  const {dialog} = layoutOf(tools.store.getState(), tools.resources);
  const width = innerWidth(dialog.width);
  const height = bodyHeight(run, reading, dialog, tools.services.now().getTime());
  const lines = linesOf(run, reading, width);
  if (lines === undefined || lines.count === 0) return undefined;
  return {lines, width, height, place: showPlace(lines, readingPlace(reading), width, height)};
}

/** The reading with its place moved, as far as there are lines. */
export function withMoved(reading: RunReading, {lines, width, height}: ReadWindow, moved: ReadingPlace): RunReading {
  const place = showPlace(lines, moved, width, height);
  const follows = reading.follows && place.cursor === lines.count - 1;
  return withPlace({...reading, follows}, place);
}
