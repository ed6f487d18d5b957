import type {SaveRunState} from '../../console/run/states.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** Where to save, and below it why that could not be. */
export function buildSaveView(parts: DrawnConsole, save: SaveRunState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const {error = 'Enter saves; ~/ is your home folder', taken, rest} = save;
  const question = taken === undefined || rest !== undefined ? '' : ': Enter again overwrites it.';
  const tone = save.error === undefined ? theme.tones.dim : theme.tones.bad;
  const rows = [
    topRow(frame, 'Save as'),
    bodyRow(frame, lineWithCursor(save.edit, width, theme.selected)),
    bodyRow(frame, tone(fitText(`${error}${question}`, width))),
    bottomRow(frame),
  ];
  return placeRows(rect, rows);
}
