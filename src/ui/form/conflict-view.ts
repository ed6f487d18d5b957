import {buildConflictLines} from '../../console/form/conflict-lines.ts';
import type {ConflictState} from '../../console/form/states.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {frameRows} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** What was there, what someone else made of it, and what the form would make of it. */
export function buildConflictView(parts: DrawnConsole, conflict: ConflictState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const {services} = parts.controller.tools;
  const rows = buildConflictLines(conflict, services, innerWidth(rect.width)).map(({text, tone}) => ({
    text,
    paint: theme.tones[tone],
  }));
  const top = Math.max(0, Math.min(conflict.top, rows.length - rect.height + 2));
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return placeRows(rect, frameRows(frame, rect.height, `Conflict: ${conflict.title}`, rows, top));
}
