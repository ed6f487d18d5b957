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

/** The row that opens a frame, with its title; `extra` is a painted text after it that may be left out. */
export function topRow({theme, width, focused, place}: Frame, title: string, extra: readonly Painted[] = []): string {
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
  return `${border(`${left}─`)} ${(focused ? theme.focusedTitle : theme.title)(name)}${rest} ${border(`${line}${right}`)}`;
}

/** A text with how it is painted. */
export interface Painted {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** A row of a frame around `content`, which is painted and exactly as wide as the inside; `marker` stands before it. */
export function bodyRow({theme, focused}: Frame, content: string, marker = ' '): string {
  const border = (focused ? theme.focusedBorder : theme.border)('│');
  return `${border}${marker.replace('▌', theme.cursorSign)}${content} ${border}`;
}

/** The row that closes a frame. */
export function bottomRow({theme, width, focused}: Frame): string {
  return (focused ? theme.focusedBorder : theme.border)(`╰${'─'.repeat(Math.max(0, width - 2))}╯`);
}

/** A whole frame: title, rows cut or filled up to the height, closing row. Rows are plain texts with their paint. */
export function frameRows(frame: Frame, height: number, title: string, rows: readonly Painted[]): string[] {
  const width = innerWidth(frame.width);
  const count = innerHeight(height, frame.place);
  const body = Array.from({length: count}, (_, index) => {
    const row = rows[index];
    return bodyRow(frame, row === undefined ? ' '.repeat(width) : row.paint(fitText(row.text, width)));
  });
  const closed = frame.place === 'alone' || frame.place === 'last';
  return [topRow(frame, title), ...body, ...(closed ? [bottomRow(frame)] : [])];
}
