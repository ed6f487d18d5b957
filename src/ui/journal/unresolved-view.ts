import type {UnresolvedState} from '../../console/journal/unresolved-dialog.ts';
import {describeUnresolved, type UnresolvedChange} from '../../core/journal/unresolved.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapWithin} from '../../core/text/wrap.ts';
import {bodyRow, bottomRow, type Frame, findScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** Changes whose outcome nobody knows, and the command of the selected one. */
export function buildUnresolvedView(parts: DrawnConsole, {index}: UnresolvedState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const changes = parts.store.drawn.getState().unresolved;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const {kinds, doubt} = describeUnresolved(changes);
  const facts = wrapWithin(changes[index]?.command ?? '', width, Math.floor(rect.height / 3));
  const height = Math.max(1, rect.height - 3 - facts.length);
  const part = findScrollPart(index, height, changes.length);
  const {first} = part;
  const rows = Array.from({length: height}, (_, row) => {
    const change = changes[first + row];
    const text = fitText(change === undefined ? '' : formatChange(change), width);
    const target = change === undefined ? undefined : ({kind: 'choice', index: first + row} as const);
    if (first + row === index) return bodyRow(frame, theme.selected(text), '▌', target);
    return bodyRow(frame, text, ' ', target);
  });
  const all = [
    topRow(
      frame,
      `${kinds} without an outcome ${changes.length}`,
      [{text: `  ${doubt}`, paint: theme.tones.warn}],
      tellPlace(index, part),
    ),
    ...withScrollBar(frame, rows, part),
    bodyRow(frame, theme.border('─'.repeat(width))),
    ...facts.map(text => bodyRow(frame, fitText(text, width))),
    bottomRow(frame),
  ];
  return placeRows(rect, all);
}

function formatChange({time, operation, input = {}, account, profile, region}: UnresolvedChange): string {
  const named = Object.entries(input).flatMap(([name, value]) =>
    /^(FunctionName|Name|LayerName|UUID|Qualifier|Resource)$/.test(name) && typeof value === 'string' ? [value] : [],
  );
  const place = [profile, account, region].filter(part => part !== undefined).join(' · ');
  return `${time.slice(0, 19).replace('T', ' ')}  ${operation} ${named.join(' ')}  ${place}`;
}
