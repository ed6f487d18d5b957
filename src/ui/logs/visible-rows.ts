import {findVisibleLines} from '../../console/logs/store/visible-lines.ts';
import {withScrollBar} from '../paint/frame.ts';
import type {BodyInput} from './body-input.ts';
import {buildLineRows} from './line-rows.ts';

/** The rows of the visible lines, at most `height`. */
export function buildVisibleRows(input: BodyInput): string[] {
  const {log, logs, height, frame} = input;
  const {shown} = logs;
  const {window, layout} = findVisibleLines(input);
  const visible = shown.lines.slice(window.first, window.first + height);
  const isFiltered = shown.lines.size !== logs.count();
  const rows: string[] = [];
  let count = 0;
  for (const [index, line] of visible.entries()) {
    const atCursor = window.first + index === window.cursor;
    const above = index === 0 ? shown.lines.at(window.first - 1) : visible[index - 1];
    rows.push(
      ...buildLineRows(line, layout, frame, {
        atCursor,
        index: window.first + index,
        selected: atCursor && log.cursor !== undefined && frame.focused,
        isNear: log.context > 0 && isFiltered && !shown.isMatch(line),
        afterGap: log.context > 0 && isFiltered && above !== undefined && !logs.isNext(above, line),
      }),
    );
    count = index + 1;
    if (rows.length >= height + window.hidden) break;
  }
  const inView = rows.slice(window.hidden, window.hidden + height);
  return withScrollBar(frame, inView, {first: window.first, shown: count, total: shown.lines.size});
}
