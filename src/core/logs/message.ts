import type {Tone} from '../tone.ts';
import {type Report, showReport} from './report.ts';

/** How bad a line is: 0 debug and trace, 1 information and what says nothing, 2 a warning, 3 an error. */
export type Severity = 0 | 1 | 2 | 3;

/** What of an invocation's life a line tells, beside what was printed. */
export type MessageMark = 'init' | 'start' | 'end' | 'report';

/** A log event's message taken apart. */
export interface Message {
  /** As it is shown: `INFO`, `REPORT`, … */
  readonly level: string | undefined;
  readonly severity: Severity;
  readonly tone: Tone;
  readonly requestId: string | undefined;
  readonly mark: MessageMark | undefined;
  /** What is left to be said once time, request id and level have columns of their own. */
  readonly text: string;
  /** The same as it was printed: JSON stays JSON. */
  readonly body: string;
}

/** Characters above which a text is not parsed as JSON to be shown in a row. */
export const longText = 65_536;

const failure = /Task timed out|Runtime exited|Unhandled|^(?:RequestId: \S+ )?\S*(?:Error|Exception):/;

/** The level as it is shown, and how bad that is; without one, what the text says of it. */
export function withLevel(
  level: string | undefined,
  text: string,
): Pick<Message, 'level' | 'severity' | 'tone' | 'text'> {
  const severity = readSeverity(level, text);
  return {level: level === 'WARNING' ? 'WARN' : level, severity, tone: tones[severity], text};
}

const tones = ['dim', 'plain', 'warn', 'bad'] as const;

function readSeverity(level: string | undefined, text: string): Severity {
  switch (level) {
    case 'ERROR':
    case 'FATAL':
    case 'CRITICAL':
      return 3;
    case 'WARN':
    case 'WARNING':
      return 2;
    case 'DEBUG':
    case 'TRACE':
      return 0;
    case undefined:
      return failure.test(text.length > longText ? text.slice(0, longText) : text) ? 3 : 1;
    default:
      return 1;
  }
}

/** The message of an invocation's report. */
export function reported(report: Report): Message {
  const text = showReport(report);
  const failed = report.status !== undefined;
  return {
    level: 'REPORT',
    severity: failed ? 3 : 1,
    tone: failed ? 'bad' : 'accent',
    requestId: report.requestId,
    mark: 'report',
    text,
    body: text,
  };
}
