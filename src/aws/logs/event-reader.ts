import type {LogEvent} from '../../core/logs/log-services.ts';
import {cleanLines, cleanText} from '../../core/text/clean.ts';

/** An event as any of the service's operations give it. */
export interface RawEvent {
  readonly logStreamName?: string | undefined;
  /** Milliseconds since 1970. */
  readonly timestamp?: number | undefined;
  readonly message?: string | undefined;
}

/** Makes an event what the console has. */
export type EventReader = (event: RawEvent, id: string) => LogEvent;

const simple = /^[\t\n -~]*$/;

/** Makes events of a group as the console has them: texts clean, line breaks inside a message kept. */
export function createEventReader(label: string): EventReader {
  // Thousands of events share a stream: one text for all of them.
  const streams = new Map<string, string>();
  const cleanStream = (name: string): string => {
    const known = streams.get(name) ?? cleanText(name);
    streams.set(name, known);
    return known;
  };
  return ({logStreamName = '', timestamp = 0, message = ''}, id) => ({
    id,
    label,
    stream: cleanStream(logStreamName),
    timestamp,
    message: cleanMessage(message),
  });
}

/** As `cleanLines` does it; the usual text is ASCII and does not take a look at each character. */
function cleanMessage(message: string): string {
  const text = message.endsWith('\n') ? message.slice(0, -1) : message;
  return simple.test(text) ? text.replaceAll('\t', ' ') : cleanLines(message).join('\n');
}
