import type {Tone} from '../../tone.ts';
import type {Fields} from './fields.ts';
import {type Level, readLevel, type Severity} from './levels.ts';
import type {LoggedError} from './logged-error.ts';

/** What of an invocation's life a line tells, beside what was printed; `other` is what else the platform says. */
export type MessageMark = 'init' | 'start' | 'end' | 'report' | 'other';

/** A log event's message taken apart, to be shown: its texts are as people read them, what it was made of stays as it came. */
export interface Message {
  /** As it is shown: `INFO`, `REPORT`, … */
  readonly level: string | undefined;
  readonly severity: Severity;
  readonly tone: Tone;
  readonly requestId: string | undefined;
  readonly mark: MessageMark | undefined;
  /** What is left to be said once time, request id and level have columns of their own; an error is always named. */
  readonly text: string;
  /** The same as it was printed: JSON stays JSON. */
  readonly body: string;
  readonly error: LoggedError | undefined;
  /** What was logged beside the message, by its names. */
  readonly fields: Fields;
}

/** Characters above which a text is not taken apart to be shown in a row. */
export const longText = 65_536;

/** The level as it is shown, and how bad that is; without one, what the text says of it. */
export function withLevel(
  level: Level | undefined,
  text: string,
  error?: LoggedError,
): Pick<Message, 'level' | 'severity' | 'tone' | 'text'> {
  const severity = level?.severity ?? (error !== undefined || isFailure(text) ? 3 : 1);
  return {level: level?.word, severity, tone: tones[severity], text};
}

/** The level of that name, whatever it is. */
export function toLevel(name: string): Level {
  return readLevel(name) ?? {word: name.toUpperCase(), severity: 1};
}

const tones = ['dim', 'plain', 'warn', 'bad'] as const;

const failure = /Task timed out|Runtime exited|Unhandled/;

function isFailure(text: string): boolean {
  return failure.test(text.length > longText ? text.slice(0, longText) : text);
}
