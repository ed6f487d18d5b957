import type {Zone} from './clock.ts';
import {fitRow, wrapRows} from './line-text.ts';
import type {LogLine} from './log-line.ts';
import {readMessage} from './messages/read-message.ts';

/** How the lines of a window are laid out, the same for all of them. */
export interface LineLayout {
  /** Columns a line has, all its cells together. */
  readonly width: number;
  readonly wrap: boolean;
  readonly zone: Zone;
  /** Whether times are shown with their day. */
  readonly dated: boolean;
  /** Names to tell lines apart by; no column when there are less than two. */
  readonly labels: readonly string[];
  /** Rows a wrapped line may take. */
  readonly mostRows: number;
}

/** Columns of a line's level, the space after it included. */
export const levelWidth = 7;

/** How many rows a line takes. */
export function lineHeight(line: LogLine, layout: LineLayout): number {
  return layout.wrap ? messageRows(readMessage(line.message).text, messageWidth(layout), layout).length : 1;
}

/** The text of a message in its rows of at most `width` columns. */
export function messageRows(text: string, width: number, {wrap, mostRows}: LineLayout): string[] {
  return wrap ? wrapRows(text, width, mostRows) : [fitRow(text, width)];
}

/** Columns before a line's message: its time, whose it is, its level. */
export function leadWidth(layout: LineLayout): number {
  return timeWidth(layout) + labelWidth(layout) + levelWidth;
}

/** Columns that are left for a line's message, at least one. */
export function messageWidth(layout: LineLayout): number {
  return Math.max(1, layout.width - leadWidth(layout));
}

/** Columns of the name a line is told apart by, the space after it included; 0 when none is shown. */
export function labelWidth({labels, width}: LineLayout): number {
  if (labels.length < 2) return 0;
  const most = Math.max(8, Math.floor(width / 4));
  return Math.min(most, Math.max(...labels.map(({length}) => length))) + 1;
}

function timeWidth({dated, zone}: LineLayout): number {
  return (dated ? 19 : 13) + (zone === 'UTC' ? 1 : 0);
}
