import {placesOf, visibleLines} from '../../console/workbench/geometry.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {dropMarks, type Pointed} from '../../core/pointer/pointed.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {isWorkbenchChanged, type Workbench} from '../../core/workbench/workbench.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildAskingView} from './asking-view.ts';
import {buildOptionRows, summaryOf} from './options-rows.ts';
import {buildPayloadRows} from './payload-rows.ts';

/** The workbench: the payload with the options beside or under it, and what is asked over both. */
export function buildWorkbenchView(parts: DrawnConsole, workbench: Workbench, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const {payload, options, isStacked} = placesOf(rect, workbench);
  // Nothing below what is asked can be pointed at.
  const toShown = (rows: readonly string[]) => (workbench.asking === undefined ? rows : rows.map(dropMarks));
  const beside = isStacked ? {x: rect.x, y: rect.y + payload.height} : {x: rect.x + payload.width, y: rect.y};
  return [
    ...placeRows(rect, toShown(payloadFrame(workbench, theme, payload))),
    ...placeRows(beside, toShown(optionsFrame(workbench, theme, options, isStacked))),
    ...(workbench.asking === undefined ? [] : buildAskingView(theme, workbench.asking, rect)),
  ];
}

function payloadFrame(workbench: Workbench, theme: Theme, rect: Rect): readonly string[] {
  const frame: Frame = {theme, width: rect.width, focused: workbench.focus === 'payload', place: 'alone'};
  const width = innerWidth(rect.width);
  const changed = isWorkbenchChanged(workbench) ? [{text: ' changed', paint: theme.tones.warn}] : [];
  const lines = visibleLines(rect, workbench);
  const {document, cursor} = workbench.payload;
  const total = document.lines.length;
  const first = scrollTo(workbench.top, cursor.line, lines, total);
  const part = {first, shown: lines, total};
  const rows = buildPayloadRows({workbench, theme, width, lines}).map((row, index) =>
    bodyRow(frame, row, ' ', {kind: 'choice', index: Math.min(first + index, total - 1), part: 'payload'}),
  );
  const text = withScrollBar(frame, rows.slice(0, lines), part);
  return [topRow(frame, workbench.title, changed), ...text, ...rows.slice(lines), bottomRow(frame)];
}

const firstOption: Pointed = {kind: 'choice', index: 0};

function optionsFrame(workbench: Workbench, theme: Theme, rect: Rect, isStacked: boolean): readonly string[] {
  const focused = workbench.focus === 'options';
  const frame: Frame = {theme, width: rect.width, focused, place: 'alone'};
  const width = innerWidth(rect.width);
  const count = rect.height - 2;
  const rows =
    isStacked && !focused
      ? [{text: theme.tones.dim(fitText(summaryOf(workbench), width)), focused: false, target: firstOption}]
      : buildOptionRows(workbench, theme, width, count);
  const body = Array.from({length: count}, (_, index) => {
    const row = rows[index];
    if (row === undefined) return bodyRow(frame, ' '.repeat(width));
    return bodyRow(frame, row.text, row.focused ? theme.focusedTitle('▌') : ' ', row.target);
  });
  const errors = Object.keys(workbench.options.errors).length;
  const extra = errors === 0 ? [] : [{text: ` ${errors} ${errors === 1 ? 'error' : 'errors'}`, paint: theme.tones.bad}];
  return [topRow(frame, 'Options', extra), ...body, bottomRow(frame)];
}
