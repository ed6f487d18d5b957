import type {LogLine} from '../../core/invoke/log-line.ts';
import type {LogState} from '../../core/session/session.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {bodyRow, bottomRow, type Frame, innerHeight, innerWidth, type Painted, topRow} from '../paint/frame.ts';
import type {PanePlacement} from './list-pane.tsx';
import {Rows} from './rows.tsx';

/** What invocations printed. */
export function LogPane({rect, focused, number}: PanePlacement & {number: number}) {
  const {theme} = useConsole();
  const log = useSession(session => session.log);
  const frame: Frame = {theme, width: rect.width, focused, place: 'alone'};
  return <Rows rows={toRows(log, frame, rect.height, number)} width={rect.width} />;
}

function toRows(log: LogState, frame: Frame, height: number, number: number): string[] {
  const {theme} = frame;
  const count = innerHeight(height, 'alone');
  const last = Math.max(0, log.lines.length - count);
  const first = Math.min(log.top ?? last, last);
  const rows = log.lines.slice(first, first + count).flatMap(line => toLineRows(line, frame));
  const visible = log.top === undefined ? rows.slice(-count) : rows.slice(0, count);
  const blank = bodyRow(frame, ' '.repeat(innerWidth(frame.width)));
  const body = Array.from({length: count}, (_, index) => visible[index] ?? blank);
  if (log.lines.length === 0) {
    body[0] = bodyRow(
      frame,
      theme.tones.dim(fitText('What an invocation prints appears here. Press i to invoke.', innerWidth(frame.width))),
    );
  }
  return [topRow(frame, `${number} Log`, toTitle(log, last, theme)), ...body, bottomRow(frame)];
}

function toTitle(log: LogState, last: number, theme: Frame['theme']): Painted[] {
  const {dim, warn} = theme.tones;
  return [
    {text: log.source === undefined ? '' : ` ── ${log.source}`, paint: dim},
    {text: log.lines.length === 0 ? '' : ` ${log.lines.length} lines`, paint: dim},
    {text: log.top === undefined ? '' : ` ── ${last - log.top} below, G follows`, paint: warn},
    {text: log.dropped === 0 ? '' : ` ── ${log.dropped} older dropped`, paint: warn},
  ];
}

/** A line in as many rows as it needs, further ones indented under its text. */
function toLineRows(line: LogLine, frame: Frame): string[] {
  const {theme} = frame;
  const time = line.time === undefined ? '' : `${line.time.slice(11, 23)} `;
  const level = line.level === undefined ? '' : `${line.level.padEnd(5)} `;
  const width = Math.max(1, innerWidth(frame.width) - time.length);
  return wrapText(`${level}${line.text}`, width).map((text, index) => {
    const before = index === 0 ? theme.tones.dim(time) : ' '.repeat(time.length);
    return bodyRow(frame, `${before}${theme.tones[line.tone](fitText(text, width))}`);
  });
}
