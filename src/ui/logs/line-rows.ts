import {formatClock} from '../../core/logs/clock.ts';
import {
  type LineLayout,
  labelWidth,
  leadWidth,
  levelWidth,
  messageRows,
  messageWidth,
} from '../../core/logs/line-layout.ts';
import type {LogLine} from '../../core/logs/log-line.ts';
import type {Message} from '../../core/logs/messages/message.ts';
import {readMessage} from '../../core/logs/messages/read-message.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {fitText} from '../../core/text/fit.ts';
import {bodyRow, type Frame} from '../paint/frame.ts';
import type {Paint} from '../paint/theme.ts';

/** How a line stands among the others. */
export interface LineState {
  readonly atCursor: boolean;
  /** Painted over the whole row: the cursor was put here, it does not just follow the end. */
  readonly selected: boolean;
  /** Shown only because it is near one that matches. */
  readonly isNear: boolean;
  /** Lines between this one and the one above are not shown. */
  readonly afterGap: boolean;
  /** Its index among the lines that are shown. */
  readonly index: number;
}

/** A line in its rows: time, whose it is, level, message. */
export function buildLineRows(line: LogLine, layout: LineLayout, frame: Frame, state: LineState): string[] {
  const message = readMessage(line.message);
  const width = messageWidth(layout);
  const marker = paintMarker(state, frame);
  const target: Pointed = {kind: 'row', pane: 'log', index: state.index};
  return messageRows(message.text, width, layout).map((text, index) => {
    const cells = index === 0 ? buildCells(line, message, layout, frame) : blankCells(layout, frame);
    const content = fitText(text, width);
    if (state.selected && index === 0) {
      return bodyRow(frame, frame.theme.selected(cells.map(cell => cell.text).join('') + content), marker, target);
    }
    const dim = frame.theme.tones.dim;
    const painted = cells.map(cell => (state.isNear ? dim : cell.paint)(cell.text)).join('');
    return bodyRow(frame, painted + (state.isNear ? dim : frame.theme.tones[message.tone])(content), marker, target);
  });
}

function paintMarker({atCursor, afterGap}: LineState, {theme, focused}: Frame): string {
  if (atCursor && focused) return theme.focusedTitle('▌');
  return afterGap ? theme.tones.dim('╌') : ' ';
}

interface Cell {
  readonly text: string;
  readonly paint: Paint;
}

function buildCells(line: LogLine, message: Message, layout: LineLayout, frame: Frame): Cell[] {
  const {zone, dated, labels} = layout;
  const {tones} = frame.theme;
  const label = labelWidth(layout);
  return [
    {text: `${formatClock(line.time, zone, dated)} `, paint: tones.dim},
    ...(label === 0
      ? []
      : [{text: `${fitText(line.label, label - 1, 'middle')} `, paint: labelPaint(line.label, labels, frame)}]),
    {text: fitText(message.level ?? '', levelWidth), paint: tones[message.tone]},
  ];
}

function blankCells(layout: LineLayout, {theme}: Frame): Cell[] {
  return [{text: ' '.repeat(leadWidth(layout)), paint: theme.tones.plain}];
}

function labelPaint(label: string, labels: readonly string[], {theme}: Frame): Paint {
  const index = Math.max(0, labels.indexOf(label));
  return theme.labels[index % theme.labels.length] ?? theme.tones.plain;
}
