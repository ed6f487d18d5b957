import {errorWindow, listErrors} from '../../console/logs/store/errors.ts';
import {placeErrorColumns} from '../../core/logs/error-columns.ts';
import {joinCells} from '../../core/logs/list-columns.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';
import {measureLabels} from './measure-labels.ts';
import {buildNoErrorRows} from './note-rows.ts';

/** The kinds of errors: a header, then a kind each. */
export function buildErrorRows(screen: Extract<LogScreen, {type: 'errors'}>, input: BodyInput): string[] {
  const {log, logs, frame, width, height, now} = input;
  const {theme, focused} = frame;
  const errors = listErrors(logs, log);
  if (errors.length === 0) return buildNoErrorRows(input);
  const {top, count, index} = errorWindow(screen, errors, height);
  const columns = placeErrorColumns({width, zone: log.zone, now, labelWidth: measureLabels(logs.labels())});
  const header = joinCells(columns, ({name, header: text}) => (name === log.errorOrder ? `↓${text}` : text));
  const rows = errors.slice(top, top + count).map((error, at) => {
    const text = fitText(
      joinCells(columns, column => column.value(error)),
      width,
    );
    if (top + at === index && focused) return bodyRow(frame, theme.selected(text), theme.focusedTitle('▌'));
    return bodyRow(frame, theme.tones[error.isNew ? 'bad' : 'plain'](text));
  });
  return [bodyRow(frame, theme.tones.dim(fitText(header, width))), ...rows];
}
