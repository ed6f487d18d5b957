import {foldText} from '../search/fuzzy.ts';
import type {MessageMark, Severity} from './message.ts';
import {readMessage} from './read-message.ts';

/** One event of a log as the Log pane keeps it, up to 100,000 times: small, and taken apart only as far as keys need. */
export interface LogLine {
  /** In which order lines arrived: orders those of the same millisecond. */
  readonly order: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Whose line it is: a function's name, with the version or alias that was asked for. */
  readonly label: string;
  readonly stream: string;
  /** Clean; may hold newlines. */
  readonly message: string;
  readonly severity: Severity;
  readonly requestId: string | undefined;
  readonly mark: MessageMark | undefined;
  /** What a filter searches; of a long line made when one first does. */
  plain: string | undefined;
}

/** A line of what arrived, as number `order`. */
export function readLogLine(
  event: {readonly timestamp: number; readonly label: string; readonly stream: string; readonly message: string},
  order: number,
): LogLine {
  const {severity, requestId, mark} = readMessage(event.message);
  const {timestamp: time, label, stream, message} = event;
  const plain = message.length > longMessage ? undefined : foldText(message);
  return {order, time, label, stream, message, severity, requestId, mark, plain};
}

/** Characters of a message that is not made ready for filters as it arrives. */
const longMessage = 10_000;

/** What a filter of words searches: the message in small letters without accents. Made once a line. */
export function plainText(line: LogLine): string {
  line.plain ??= foldText(line.message);
  return line.plain;
}

/** Below zero when the one line stands before the other: by time, then by arrival. */
export function compareLines(one: LogLine, other: LogLine): number {
  return one.time - other.time || one.order - other.order;
}
