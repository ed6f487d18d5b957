import {foldText} from '../search/haystack.ts';
import type {Severity} from './messages/levels.ts';
import type {Message, MessageMark} from './messages/message.ts';
import {readMessage} from './messages/read-message.ts';

/** One event of a log as the Log pane keeps it, up to 100,000 times: small, and taken apart only as far as keys need. */
export interface LogLine {
  /** In which order lines arrived: orders those of the same millisecond. */
  readonly order: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Whose line it is: a function's name, with the version or alias that was asked for. */
  readonly label: string;
  readonly stream: string;
  /** The group it was read from; undefined of what an invocation answered with. */
  readonly group: string | undefined;
  /** As it came, to the last character: only what is drawn is made clean. */
  readonly message: string;
  readonly severity: Severity;
  readonly requestId: string | undefined;
  readonly mark: MessageMark | undefined;
  /** Whether what a filter searches is the message in small letters, as of nearly all lines: it is not kept beside it. */
  readonly isPlain: boolean;
  /** What a filter searches of the others; of a long line made when one first does. */
  plain: string | undefined;
}

/** A line of what arrived, as number `order`. */
export function readLogLine(
  event: {
    readonly timestamp: number;
    readonly label: string;
    readonly stream: string;
    readonly group?: string;
    readonly message: string;
  },
  order: number,
): LogLine {
  const {timestamp: time, label, stream, group, message} = event;
  const read = readMessage(message);
  const {severity, mark} = read;
  const requestId = read.requestId === undefined ? undefined : pickOwn(message, read.requestId);
  const isLong = message.length > longMessage;
  const isPlain = !isLong && isAscii.test(message) && isPrinted(message, read);
  const plain = isLong || isPlain ? undefined : buildPlain(message, read);
  return {order, time, label, stream, group, message, severity, requestId, mark, isPlain, plain};
}

/** Characters of a message that is not made ready for filters as it arrives. */
const longMessage = 10_000;

/** A part of a text as a part of the message: that of another text would keep all of it, nearly as long, beside the message. */
function pickOwn(message: string, part: string): string {
  const at = message.indexOf(part);
  return at === -1 ? part : message.slice(at, at + part.length);
}

/** ASCII has no accents. */
const isAscii = /^[\0-\x7f]*$/;

/** What a filter searches: the message and, where its row shows other words, these; in small letters without accents. */
export function plainText(line: LogLine): string {
  if (line.isPlain) return line.message.toLowerCase();
  line.plain ??= buildPlain(line.message, readMessage(line.message));
  return line.plain;
}

function buildPlain(message: string, read: Message): string {
  return foldText(isPrinted(message, read) ? message : `${message}\n${read.level ?? ''} ${read.text}`);
}

/** Whether the words that a row shows stand in the message. */
function isPrinted(message: string, {level, text}: Message): boolean {
  return message.includes(text) && (level === undefined || message.includes(level));
}

/** Below zero when the one line stands before the other: by time, then by arrival. */
export function compareLines(one: LogLine, other: LogLine): number {
  return one.time - other.time || one.order - other.order;
}
