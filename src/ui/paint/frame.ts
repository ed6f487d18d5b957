import {type Edge, type FramePlace, innerHeight, innerWidth, type PaneName} from '../../core/layout.ts';
import {markPointed, type Pointed} from '../../core/pointer/pointed.ts';
import {formatGrouped} from '../../core/signs/format-figures.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {showInRow} from '../../core/text/visible.ts';
import type {Theme} from './theme.ts';

/** How a pane's frame is drawn. */
export interface Frame {
  readonly theme: Theme;
  readonly width: number;
  readonly focused: boolean;
  readonly place: FramePlace;
  /** The pane that it is around; something that lies over the panes when not given. */
  readonly pane?: PaneName;
  /** Its borders that can be moved. */
  readonly edges?: Edges;
}

/** Which of its borders a frame shares with another one that can have its room. */
export type Edges = Readonly<Partial<Record<'left' | 'right' | 'top' | 'bottom', Edge>>>;

function markFrame({pane}: Frame): string {
  return markPointed(pane === undefined ? {kind: 'dialog'} : {kind: 'pane', pane});
}

function markEdge(edge: Edge | undefined): string {
  return edge === undefined ? '' : markPointed({kind: 'edge', edge});
}

/**
 * The row that opens a frame, with its title; `extra` is a painted text after it that may be left out, and so is `end`, at its
 * right.
 */
export function topRow(frame: Frame, title: string, extra: readonly Painted[] = [], end = ''): string {
  const {theme, width, focused, place, edges} = frame;
  const own = markFrame(frame);
  const border = focused ? theme.focusedBorder : theme.border;
  const [left, right] = place === 'middle' || place === 'last' ? ['├', '┤'] : ['╭', '╮'];
  const room = width - 5;
  const name = truncate(title, room);
  let used = displayWidth(name);
  let rest = '';
  for (const {text: raw, paint, target} of extra) {
    const text = showInRow(raw);
    if (used + displayWidth(text) > room) break;
    used += displayWidth(text);
    rest += target === undefined ? paint(text) : markPointed(target) + paint(text) + own;
  }
  const line = '─'.repeat(Math.max(0, room - used));
  const heading = (focused ? theme.focusedTitle : theme.title)(name);
  const kept = line.length - end.length - 3;
  const told =
    end === '' || kept < 1 ? border(line) : `${border(line.slice(0, kept))} ${theme.tones.dim(end)} ${border('─')}`;
  return `${own}${border(`${left}─`)} ${heading}${rest} ${markEdge(edges?.top)}${told}${toColumn(width)}${markEdge(edges?.right)}${border(right)}`;
}

/** A text with how it is painted. */
export interface Painted {
  readonly text: string;
  readonly paint: (text: string) => string;
  /** What it is for who points at it, where it is more than a part of the pane. */
  readonly target?: Pointed;
}

/**
 * A row of a frame around `content`, which is painted and exactly as wide as the inside; `marker` stands before it. `target` is what
 * the row is, where it is more than a part of the frame.
 */
export function bodyRow(frame: Frame, content: string, marker = ' ', target?: Pointed): string {
  const {theme, focused, width, edges} = frame;
  const border = (focused ? theme.focusedBorder : theme.border)('│');
  const own = target === undefined ? markFrame(frame) : markPointed(target);
  const left = edges?.left === undefined ? own + border : markEdge(edges.left) + border + own;
  const right = `${toColumn(width - 1)} ${markEdge(edges?.right)}${border}`;
  return `${left}${marker.replace('▌', theme.cursorSign)}${toColumn(3)}${content}${right}`;
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

/** What of a list of `total` rows is in view, the row at `index` among it, where `height` have room and `top` was first before. */
export function findScrollPart(index: number, height: number, total: number, top = 0): ScrollPart {
  return {first: scrollTo(top, index, height, total), shown: Math.min(height, total), total};
}

/** The end of a list's title where not all is in view: at which row, counted from 0, the cursor stands, as `12 of 214`. */
export function tellPlace(index: number, {shown, total}: ScrollPart): string {
  return total > shown ? `${formatGrouped(index + 1)} of ${formatGrouped(total)}` : '';
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
export function bottomRow(frame: Frame): string {
  const {theme, width, focused, edges} = frame;
  const mark = edges?.bottom === undefined ? markFrame(frame) : markEdge(edges.bottom);
  return mark + (focused ? theme.focusedBorder : theme.border)(`╰${'─'.repeat(Math.max(0, width - 2))}╯`);
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
