import type {FilteredLogEvent} from '@aws-sdk/client-cloudwatch-logs';
import type {EventPage, EventQuery} from './log-calls.ts';
import type {LogPace} from './pace.ts';
import type {SpanCursor} from './read-span.ts';

/** What reading a group takes. Times in milliseconds since 1970. */
export interface GroupParts {
  readonly since: number;
  readonly until: number | undefined;
  readonly pace: LogPace;
  /** A page of the group, asked for until it is had. */
  readonly ask: (cursor: SpanCursor & Pick<EventQuery, 'until' | 'isKnown'>, signal: AbortSignal) => Promise<EventPage>;
  /** Given events that were not read before, and the service's time; returns how many of them were news to others. */
  readonly onEvents: (events: readonly FilteredLogEvent[], now: number) => number;
  /** Told in words why lines may be missing. */
  readonly onLoss: (words: string) => void;
}
