import {formatBulkTarget, formatBulkTitle} from '../../console/form/bulk-lines.ts';
import type {BulkState} from '../../console/form/states.ts';
import type {Rect} from '../../core/layout.ts';
import {frameRows} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** How a change of many goes, one row for each. */
export function buildBulkView(parts: DrawnConsole, bulk: BulkState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const top = Math.max(0, Math.min(bulk.top, bulk.targets.length - rect.height + 2));
  const rows = bulk.targets.map(target => {
    const {text, tone} = formatBulkTarget(target);
    return {text, paint: theme.tones[tone]};
  });
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return placeRows(rect, frameRows(frame, rect.height, formatBulkTitle(bulk), rows, top));
}
