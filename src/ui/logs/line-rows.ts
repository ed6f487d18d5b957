import {innerWidth} from '../../core/layout.ts';
import {toClock} from '../../core/logs/clock.ts';
import {toRowText, toWrappedText} from '../../core/logs/line-text.ts';
import type {LogLine} from '../../core/logs/log-line.ts';
import type {LogPaneState} from '../../core/logs/log-pane.ts';
import type {Message} from '../../core/logs/message.ts';
import {readMessage} from '../../core/logs/read-message.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow, type Frame} from '../paint/frame.ts';
import type {Paint} from '../paint/theme.ts';

/** How the lines of a window are laid out, the same for all of them. */
export interface LineLayout {
  readonly frame: Frame;
  readonly wrap: boolean;
  readonly zone: LogPaneState['zone'];
  /** Whether times are shown with their day. */
  readonly dated: boolean;
  /** Names to tell lines apart by; no column when there are less than two. */
  readonly labels: readonly string[];
  /** Rows a wrapped line may take. */
  readonly mostRows: number;
}

/** How a line stands among the others. */
export interface LineState {
  readonly atCursor: boolean;
  /** Painted over the whole row: the cursor was put here, it does not just follow the end. */
  readonly selected: boolean;
  /** Shown only because it is near one that matches. */
  readonly isNear: boolean;
  /** Lines between this one and the one above are not shown. */
  readonly afterGap: boolean;
}

const levelWidth = 7;

/** How many rows a line takes. */
export function lineHeight(line: LogLine, layout: LineLayout): number {
  if (!layout.wrap) return 1;
  return toWrappedText(readMessage(line.message).text, textWidth(layout), layout.mostRows).length;
}

/** A line in its rows: time, whose it is, level, message. */
export function toLineRows(line: LogLine, layout: LineLayout, state: LineState): string[] {
  const {frame, wrap, mostRows} = layout;
  const message = readMessage(line.message);
  const width = textWidth(layout);
  const texts = wrap ? toWrappedText(message.text, width, mostRows) : [toRowText(message.text, width)];
  const marker = toMarker(state, frame);
  return texts.map((text, index) => {
    const cells = toCells(line, message, layout, index === 0);
    const content = fitText(text, width);
    if (state.selected && index === 0) {
      return bodyRow(frame, frame.theme.selected(cells.map(cell => cell.text).join('') + content), marker);
    }
    const dim = frame.theme.tones.dim;
    const painted = cells.map(cell => (state.isNear ? dim : cell.paint)(cell.text)).join('');
    return bodyRow(frame, painted + (state.isNear ? dim : frame.theme.tones[message.tone])(content), marker);
  });
}

function toMarker({atCursor, afterGap}: LineState, {theme, focused}: Frame): string {
  if (atCursor && focused) return theme.focusedTitle('▌');
  return afterGap ? theme.tones.dim('╌') : ' ';
}

interface Cell {
  readonly text: string;
  readonly paint: Paint;
}

function toCells(line: LogLine, message: Message, layout: LineLayout, isFirst: boolean): Cell[] {
  const {frame, zone, dated, labels} = layout;
  const {tones} = frame.theme;
  const label = labelWidth(layout);
  if (!isFirst) return [{text: ' '.repeat(timeWidth(layout) + label + levelWidth), paint: tones.plain}];
  return [
    {text: `${toClock(line.time, zone, dated)} `, paint: tones.dim},
    ...(label === 0
      ? []
      : [{text: `${fitText(line.label, label - 1, 'middle')} `, paint: labelPaint(line.label, labels, frame)}]),
    {text: fitText(message.level ?? '', levelWidth), paint: tones[message.tone]},
  ];
}

function labelPaint(label: string, labels: readonly string[], {theme}: Frame): Paint {
  const index = Math.max(0, labels.indexOf(label));
  return theme.labels[index % theme.labels.length] ?? theme.tones.plain;
}

function timeWidth({dated, zone}: LineLayout): number {
  return (dated ? 19 : 13) + (zone === 'UTC' ? 1 : 0);
}

function labelWidth({labels, frame}: LineLayout): number {
  if (labels.length < 2) return 0;
  const most = Math.max(8, Math.floor(innerWidth(frame.width) / 4));
  return Math.min(most, Math.max(...labels.map(({length}) => length))) + 1;
}

function textWidth(layout: LineLayout): number {
  return Math.max(1, innerWidth(layout.frame.width) - timeWidth(layout) - labelWidth(layout) - levelWidth);
}
