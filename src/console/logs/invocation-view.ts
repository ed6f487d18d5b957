import {indentJson} from '../../core/format/json.ts';
import {innerWidth} from '../../core/layout.ts';
import {toClock, type Zone} from '../../core/logs/clock.ts';
import {requestOf, showFacts, toFacts} from '../../core/logs/invocations.ts';
import type {LogLine} from '../../core/logs/log-line.ts';
import type {LogScreen} from '../../core/logs/log-pane.ts';
import {readMessage} from '../../core/logs/read-message.ts';
import {cleanText} from '../../core/text/clean.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {bodyRow, type Frame} from '../../ui/paint/frame.ts';
import type {LinesInput} from './lines-view.ts';
import type {LogStore} from './log-store.ts';
import {timelineEntries} from './timeline-view.ts';

type InvocationScreen = Extract<LogScreen, {type: 'invocation'}>;

/** A row of an invocation's lines, without its frame. */
export interface TextRow {
  readonly time: string;
  readonly text: string;
  readonly tone: Tone;
}

/** An invocation as entries to scroll through: its head, then its lines, each in as many rows as it needs. */
export interface InvocationView {
  readonly lines: readonly LogLine[];
  /** Entries, the head included. */
  readonly count: number;
  rows(entry: number): readonly TextRow[];
}

/** All that is known of the invocation a line belongs to; the line alone when it belongs to none. */
export function toInvocationView({line}: InvocationScreen, logs: LogStore, width: number, zone: Zone): InvocationView {
  const entries = timelineEntries(logs);
  const id = line.requestId ?? requestOf(new Map(entries.map(entry => [entry.requestId, entry.lines])), line);
  const lines = entries.find(({requestId}) => requestId === id)?.lines ?? [line];
  return {
    lines,
    count: lines.length + 1,
    rows: entry => {
      const own = lines[entry - 1];
      if (entry === 0) return toHead(lines, id, width);
      return own === undefined ? [] : toRows(own, width, zone);
    },
  };
}

/** The visible rows of an invocation. */
export function toInvocationRows(screen: InvocationScreen, {log, logs, frame, height}: LinesInput): string[] {
  const width = innerWidth(frame.width);
  const view = toInvocationView(screen, logs, width, log.zone);
  const rows: string[] = [];
  for (let entry = screen.entry; entry < view.count && rows.length < height; entry++) {
    const own = view.rows(entry).slice(entry === screen.entry ? screen.row : 0, height + screen.row);
    rows.push(...own.map(row => paintRow(row, frame, width)));
  }
  return rows.slice(0, height);
}

function paintRow({time, text, tone}: TextRow, frame: Frame, width: number): string {
  const {tones} = frame.theme;
  return bodyRow(frame, tones.dim(time) + tones[tone](fitText(text, width - time.length)));
}

function toHead(lines: readonly LogLine[], id: string | undefined, width: number): TextRow[] {
  const facts = toFacts(lines);
  if (facts === undefined) return [];
  const {label, stream, failure} = facts;
  const head: readonly (readonly [string, Tone])[] = [
    [id === undefined ? `${label}  a line of no invocation` : `${label}  ${id}`, 'heading'],
    ...(id === undefined ? [] : [[showFacts(facts), failure === undefined ? 'good' : 'bad'] as const]),
    [stream, 'dim'],
    ['', 'plain'],
  ];
  return head.flatMap(([text, tone]) => wrapText(text, width).map(row => ({time: '', text: row, tone})));
}

const levelWidth = 7;

function toRows(line: LogLine, width: number, zone: Zone): readonly TextRow[] {
  const key = `${width} ${zone}`;
  const known = computed.get(line);
  if (known?.key === key) return known.rows;
  const message = readMessage(line.message);
  const first = `${toClock(line.time, zone, false)} ${fitText(message.level ?? '', levelWidth)}`;
  const before = ' '.repeat(first.length);
  const rows = toReadable(message.body).flatMap(text => wrapText(text, Math.max(1, width - before.length)));
  const found = rows.map((text, index) => ({time: index === 0 ? first : before, text, tone: message.tone}));
  computed.set(line, {key, rows: found});
  return found;
}

/** A long line's rows are found once, not at every key. */
const computed = new WeakMap<LogLine, {key: string; rows: readonly TextRow[]}>();

/** A text in lines, with the JSON at its end indented. */
function toReadable(text: string): readonly string[] {
  const start = text.search(/[{[]/);
  const json = start === -1 ? undefined : indentJson(text.slice(start));
  if (json === undefined || json.length < 2) return text.split('\n');
  const before = text.slice(0, start).trim();
  return [...(before === '' ? [] : before.split('\n')), ...json.map(cleanText)];
}
