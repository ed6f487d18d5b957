import {isSameDay} from '../../core/logs/clock.ts';
import type {LogLine} from '../../core/logs/log-line.ts';
import type {LogPaneState} from '../../core/logs/log-pane.ts';
import {type LogWindow, toWindow} from '../../core/logs/window.ts';
import {type LineLayout, lineHeight, toLineRows} from '../../ui/logs/line-rows.ts';
import type {Frame} from '../../ui/paint/frame.ts';
import type {LogStore} from './log-store.ts';

/** What the lines are drawn with. */
export interface LinesInput {
  readonly log: LogPaneState;
  readonly logs: LogStore;
  readonly frame: Frame;
  readonly height: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The visible lines and how they are laid out: what views draw and keys move in. */
export interface LinesView {
  readonly window: LogWindow;
  readonly layout: LineLayout;
  readonly heightOf: (line: LogLine) => number;
}

/** Finds the visible lines. */
export function toLinesView({log, logs, frame, height, now}: LinesInput): LinesView {
  const {wrap, zone} = log;
  const {lines} = logs.view;
  const mostRows = Math.max(3, Math.floor(height / 2));
  const first = lines.at(0);
  // The oldest line decides, not the oldest visible: columns that jump while one scrolls are hard to read.
  const dated = first !== undefined && !isSameDay(first.time, now, zone);
  const layout = {frame, wrap, zone, dated, labels: logs.labels(), mostRows};
  const heightOf = (line: LogLine) => lineHeight(line, layout);
  return {window: toWindow(lines, log, height, heightOf), layout, heightOf};
}

/** The rows of the visible lines, at most `height`. */
export function toLinesRows(input: LinesInput): string[] {
  const {log, logs, height, frame} = input;
  const {view} = logs;
  const {window, layout} = toLinesView(input);
  const visible = view.lines.slice(window.first, window.first + height);
  const isFiltered = view.lines.size !== logs.count();
  const rows: string[] = [];
  for (const [index, line] of visible.entries()) {
    const atCursor = window.first + index === window.cursor;
    const above = index === 0 ? view.lines.at(window.first - 1) : visible[index - 1];
    rows.push(
      ...toLineRows(line, layout, {
        atCursor,
        selected: atCursor && log.cursor !== undefined && frame.focused,
        isNear: log.context > 0 && isFiltered && !view.isMatch(line),
        afterGap: log.context > 0 && isFiltered && above !== undefined && !logs.isNext(above, line),
      }),
    );
    if (rows.length >= height + window.hidden) break;
  }
  return rows.slice(window.hidden, window.hidden + height);
}
