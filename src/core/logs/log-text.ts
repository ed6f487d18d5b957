import {formatIsoTime} from './clock.ts';
import type {LogLine} from './log-line.ts';

/** Lines as a text for a file or the clipboard: each with its time (ISO 8601), whose it is, and all it says, as it came. */
export function formatLog(lines: readonly LogLine[]): string {
  return lines
    .map(({time, label, message}) => `${formatIsoTime(time)} ${label} ${withoutLastBreak(message)}\n`)
    .join('');
}

/** Lines as JSON, an object a line, with their messages as they came. */
export function formatLogAsJson(lines: readonly LogLine[]): string {
  return lines
    .map(({time, label, stream, message}) =>
      JSON.stringify({timestamp: formatIsoTime(time), function: label, logStreamName: stream, message}),
    )
    .map(line => `${line}\n`)
    .join('');
}

/** A message as it came, but for the line break that only ends it. */
export function withoutLastBreak(message: string): string {
  return message.replace(/\r?\n$/, '');
}
