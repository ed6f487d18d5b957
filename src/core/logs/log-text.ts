import type {LogLine} from './log-line.ts';

/** Lines as a text for a file or the clipboard: each with its time (ISO 8601), whose it is, and all it says. */
export function formatLog(lines: readonly LogLine[]): string {
  return lines.map(({time, label, message}) => `${new Date(time).toISOString()} ${label} ${message}\n`).join('');
}
