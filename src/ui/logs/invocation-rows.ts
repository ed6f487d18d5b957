import {invocationOf} from '../../console/logs/store/timeline.ts';
import {layOutInvocation, type TextRow} from '../../core/logs/invocation-text.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow, type Frame, withScrollBar} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';

/** The visible rows of an invocation. */
export function buildInvocationRows(
  screen: Extract<LogScreen, {type: 'invocation'}>,
  {log, logs, frame, width, height}: BodyInput,
): string[] {
  const text = layOutInvocation(invocationOf(screen.line, logs), width, log.zone);
  const rows: string[] = [];
  let entry = screen.entry;
  for (; entry < text.count && rows.length < height; entry++) {
    const own = text.rows(entry).slice(entry === screen.entry ? screen.row : 0, height + screen.row);
    rows.push(...own.map(row => paintRow(row, frame, width)));
  }
  const part = {first: screen.entry, shown: entry - screen.entry, total: text.count};
  return withScrollBar(frame, rows.slice(0, height), part);
}

function paintRow({time, text, tone}: TextRow, frame: Frame, width: number): string {
  const {tones} = frame.theme;
  return bodyRow(frame, tones.dim(time) + tones[tone](fitText(text, width - time.length)));
}
