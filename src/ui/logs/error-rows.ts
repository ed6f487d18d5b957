import {errorIndex, errorWindow, listErrors} from '../../console/logs/store/errors.ts';
import {isSameDay} from '../../core/logs/clock.ts';
import {type ListedError, placeErrorColumns} from '../../core/logs/error-columns.ts';
import {joinCells, type ListColumn} from '../../core/logs/list-columns.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {wrapWithin} from '../../core/text/wrap.ts';
import {bodyRow, type Frame} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';
import {measureLabels} from './measure-labels.ts';
import {buildNoErrorRows} from './note-rows.ts';

/** The kinds of errors: a header, then a kind each. */
export function buildErrorRows(screen: Extract<LogScreen, {type: 'errors'}>, input: BodyInput): string[] {
  const {log, logs, frame, width, height, now} = input;
  const {theme, focused} = frame;
  const errors = listErrors(logs, log);
  if (errors.length === 0) return buildNoErrorRows(input);
  const first = logs.lines.at(0);
  const dated = first !== undefined && !isSameDay(first.time, now, log.zone);
  const columns = placeErrorColumns(errors, {
    width,
    zone: log.zone,
    now,
    dated,
    labelWidth: measureLabels(logs.labels()),
  });
  const foot = buildFoot(errors[errorIndex(screen, errors)], columns, frame, width);
  const {top, count, index} = errorWindow(screen, errors, height - foot.length);
  const header = joinCells(columns, ({name, header: text, align}) =>
    name === log.errorOrder ? markSorted(text, align, true) : text,
  );
  const rows = errors.slice(top, top + count).map((error, at) => {
    const text = fitText(
      joinCells(columns, column => column.value(error)),
      width,
    );
    const target: Pointed = {kind: 'row', pane: 'log', index: top + at};
    if (top + at === index && focused) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'), target);
    return bodyRow(frame, theme.tones[error.isNew ? 'bad' : 'plain'](text), ' ', target);
  });
  return [bodyRow(frame, theme.tones.dim(fitText(header, width))), ...rows, ...foot];
}

/** What the error under the cursor says, where its row has no room for that. */
function buildFoot(
  error: ListedError | undefined,
  columns: readonly ListColumn<ListedError>[],
  frame: Frame,
  width: number,
): readonly string[] {
  if (error === undefined || displayWidth(error.kind) <= (columns.at(-1)?.width ?? 0)) return [];
  return wrapWithin(error.kind, width, 2).map(text => bodyRow(frame, frame.theme.tones.accent(fitText(text, width))));
}
