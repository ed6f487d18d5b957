import {indentJson} from '../format/json.ts';
import {fitText} from '../text/fit.ts';
import {wrapText} from '../text/wrap.ts';
import type {Tone, TonedText} from '../tone.ts';
import {findTraceId, tracePrice} from '../traces/trace.ts';
import {formatClock, type Zone} from './clock.ts';
import {readInvocationFacts, showFacts} from './invocation-facts.ts';
import {levelWidth} from './line-layout.ts';
import type {LogLine} from './log-line.ts';
import {toPrintedText} from './messages/printed-text.ts';
import {readMessage} from './messages/read-message.ts';

/** The lines of an invocation. */
export interface InvocationLines {
  /** Undefined for a line that belongs to none. */
  readonly requestId: string | undefined;
  readonly lines: readonly LogLine[];
  /** What is to be said of lines that are missing. */
  readonly note?: TonedText | undefined;
}

/** A row of an invocation's text. */
export interface TextRow {
  /** Time and level, or as many spaces. */
  readonly time: string;
  readonly text: string;
  readonly tone: Tone;
}

/** An invocation as entries to scroll through: its head, then its lines, each in as many rows as it needs. */
export interface InvocationText {
  /** Entries, the head included. */
  readonly count: number;
  /** The rows of an entry, at most as wide as there is room. */
  rows(entry: number): readonly TextRow[];
}

/** All that is known of an invocation, laid out for a width in columns; an entry only when it is asked for. */
export function layOutInvocation(invocation: InvocationLines, width: number, zone: Zone): InvocationText {
  const {lines} = invocation;
  return {
    count: lines.length + 1,
    rows: entry => {
      const own = lines[entry - 1];
      if (entry === 0) return buildHead(invocation, width);
      return own === undefined ? [] : wrapMessage(own, width, zone);
    },
  };
}

function buildHead({lines, requestId: id, note}: InvocationLines, width: number): TextRow[] {
  const facts = readInvocationFacts(lines);
  if (facts === undefined) return [];
  const {label, stream, failure} = facts;
  const trace = lines.map(({message}) => findTraceId(message)).find(found => found !== undefined);
  const head: readonly (readonly [string, Tone])[] = [
    [id === undefined ? `${label}  a line of no invocation` : `${label}  ${id}`, 'heading'],
    ...(id === undefined ? [] : [[showFacts(facts), failure === undefined ? 'good' : 'bad'] as const]),
    [stream, 'dim'],
    ...(trace === undefined ? [] : [[`X-Ray trace ${trace}: :trace shows it (on AWS ${tracePrice})`, 'dim'] as const]),
    ...(note === undefined ? [] : [[note.text, note.tone] as const]),
    ['', 'plain'],
  ];
  return head.flatMap(([text, tone]) => wrapText(text, width).map(row => ({time: '', text: row, tone})));
}

function wrapMessage(line: LogLine, width: number, zone: Zone): readonly TextRow[] {
  const key = `${width} ${zone}`;
  const known = computed.get(line);
  if (known?.key === key) return known.rows;
  const message = readMessage(line.message);
  const first = `${formatClock(line.time, zone, false)} ${fitText(message.level ?? '', levelWidth)}`;
  const before = ' '.repeat(first.length);
  const rows = formatReadable(message.body).flatMap(text => wrapText(text, Math.max(1, width - before.length)));
  const found = rows.map((text, index) => ({time: index === 0 ? first : before, text, tone: message.tone}));
  computed.set(line, {key, rows: found});
  return found;
}

/** A long line's rows are found once, not at every key. */
const computed = new WeakMap<LogLine, {key: string; rows: readonly TextRow[]}>();

/** A text in lines, with the JSON at its end indented. */
function formatReadable(text: string): readonly string[] {
  const start = text.search(/[{[]/);
  const json = start === -1 ? undefined : indentJson(text.slice(start));
  if (json === undefined || json.length < 2) return text.split('\n');
  const before = text.slice(0, start).trim();
  return [...(before === '' ? [] : before.split('\n')), ...json.map(toPrintedText)];
}
