import {isSameDay} from '../../../core/logs/clock.ts';
import {type LineLayout, lineHeight} from '../../../core/logs/line-layout.ts';
import type {LogLine} from '../../../core/logs/log-line.ts';
import type {LogPaneState} from '../../../core/logs/log-pane.ts';
import {type LogWindow, placeWindow} from '../../../core/logs/window.ts';
import type {LogStore} from './log-store.ts';

/** What decides which lines are visible. */
export interface LinesInput {
  readonly log: LogPaneState;
  readonly logs: LogStore;
  /** Columns inside the pane's frame. */
  readonly width: number;
  /** Rows below the notes. */
  readonly height: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The visible lines and how they are laid out: what is drawn, and what keys move in. */
export interface VisibleLines {
  readonly window: LogWindow;
  readonly layout: LineLayout;
  readonly heightOf: (line: LogLine) => number;
}

/** Finds the visible lines. */
export function findVisibleLines({log, logs, width, height, now}: LinesInput): VisibleLines {
  const {wrap, zone} = log;
  const {lines} = logs.shown;
  const mostRows = Math.max(3, Math.floor(height / 2));
  const first = lines.at(0);
  // The oldest line decides, not the oldest visible: columns that jump while one scrolls are hard to read.
  const dated = first !== undefined && !isSameDay(first.time, now, zone);
  const layout = {width, wrap, zone, dated, labels: logs.labels(), mostRows};
  const heightOf = (line: LogLine) => lineHeight(line, layout);
  return {window: placeWindow(lines, log, height, heightOf), layout, heightOf};
}
