import {type FramePlace, innerHeight, innerWidth} from '../../core/layout.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {showInRow} from '../../core/text/visible.ts';
import type {Theme} from './theme.ts';

/** How a pane's frame is drawn. */
export interface Frame {
  readonly theme: Theme;
  readonly width: number;
  readonly focused: boolean;
  readonly place: FramePlace;
}

/**
 * The row that opens a frame, with its title; `extra` is a painted text after it that may be left out, and so is `end`, at its
 * right.
 */
export function topRow(
  {theme, width, focused, place}: Frame,
  title: string,
  extra: readonly Painted[] = [],
  end = '',
): string {
  const border = focused ? theme.focusedBorder : theme.border;
  const [left, right] = place === 'middle' || place === 'last' ? ['├', '┤'] : ['╭', '╮'];
  const room = width - 5;
  const name = truncate(title, room);
  let used = displayWidth(name);
  let rest = '';
  for (const {text: raw, paint} of extra) {
    const text = showInRow(raw);
    if (used + displayWidth(text) > room) break;
    used += displayWidth(text);
    rest += paint(text);
  }
  const line = '─'.repeat(Math.max(0, room - used));
  const heading = (focused ? theme.focusedTitle : theme.title)(name);
  const kept = line.length - end.length - 3;
  const told =
    end === '' || kept < 1 ? border(line) : `${border(line.slice(0, kept))} ${theme.tones.dim(end)} ${border('─')}`;
  return `${border(`${left}─`)} ${heading}${rest} ${told}${toColumn(width)}${border(right)}`;
}

/** A text with how it is painted. */
export interface Painted {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** A row of a frame around `content`, which is painted and exactly as wide as the inside; `marker` stands before it. */
export function bodyRow({theme, focused, width}: Frame, content: string, marker = ' '): string {
  const border = (focused ? theme.focusedBorder : theme.border)('│');
  return `${border}${marker.replace('▌', theme.cursorSign)}${toColumn(3)}${content}${toColumn(width - 1)} ${border}`;
}

/** Where the row goes on, by the column counted from 1: what stands before cannot move what follows. */
function toColumn(column: number): string {
  return `\u001B[${column}G`;
}

/** What of a list is in view: rows from the first on, of so many. */
export interface ScrollPart {
  readonly first: number;
  readonly shown: number;
  readonly total: number;
}

/** The rows of a frame with a scroll bar at their right where there is more than they show. */
export function withScrollBar(
  {theme, focused}: Frame,
  rows: readonly string[],
  {first, shown, total}: ScrollPart,
): string[] {
  if (total <= shown || rows.length === 0) return [...rows];
  const paint = focused ? theme.focusedBorder : theme.border;
  const length = Math.max(1, Math.round((rows.length * shown) / total));
  const start = Math.round(((rows.length - length) * first) / (total - shown));
  const [border, bar] = [paint('│'), paint('┃')];
  return rows.map((row, index) =>
    index >= start && index < start + length && row.endsWith(border) ? row.slice(0, -border.length) + bar : row,
  );
}

/** The row that closes a frame. */
export function bottomRow({theme, width, focused}: Frame): string {
  return (focused ? theme.focusedBorder : theme.border)(`╰${'─'.repeat(Math.max(0, width - 2))}╯`);
}

/**
 * A whole frame: title, rows cut or filled up to the height, closing row. Rows are plain texts with their paint, in view from
 * the one at `top` on.
 */
export function frameRows(frame: Frame, height: number, title: string, all: readonly Painted[], top = 0): string[] {
  const width = innerWidth(frame.width);
  const count = innerHeight(height, frame.place);
  const rows = all.slice(top, top + count);
  const body = Array.from({length: count}, (_, index) => {
    const row = rows[index];
    return bodyRow(frame, row === undefined ? ' '.repeat(width) : row.paint(fitText(row.text, width)));
  });
  const closed = frame.place === 'alone' || frame.place === 'last';
  const part = {first: top, shown: count, total: all.length};
  return [topRow(frame, title), ...withScrollBar(frame, body, part), ...(closed ? [bottomRow(frame)] : [])];
}
