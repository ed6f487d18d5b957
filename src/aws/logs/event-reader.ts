import type {LogEvent} from '../../core/logs/log-services.ts';

/** An event as any of the service's operations give it. */
export interface RawEvent {
  readonly logStreamName?: string | undefined;
  /** Milliseconds since 1970. */
  readonly timestamp?: number | undefined;
  readonly message?: string | undefined;
}

/** Makes an event what the console has. */
export type EventReader = (event: RawEvent, id: string) => LogEvent;

/** Makes events of a group as the console has them. */
export function createEventReader(label: string): EventReader {
  // Thousands of events share a stream: one text for all of them.
  const streams = new Map<string, string>();
  return ({logStreamName = '', timestamp = 0, message = ''}, id) => {
    const stream = streams.get(logStreamName) ?? logStreamName;
    streams.set(stream, stream);
    return {id, label, stream, timestamp, message};
  };
}
