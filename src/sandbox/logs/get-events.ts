import {InputReader, invalidTelemetryParameter, type JsonAnswers} from '../telemetry/index.ts';
import {
  createPage,
  type EventPosition,
  type EventRange,
  formatDigits,
  fromDigits,
  type LogEventRow,
  readEvents,
} from './events.ts';
import type {LogsContext} from './logs-context.ts';
import {readGroupName, requireGroup, requireStream, streamRules} from './names.ts';

/** From a token: which way it leads, and from where. */
interface Cursor {
  readonly direction: 'f' | 'b';
  readonly position: EventPosition;
}

/** Reading one stream. */
export const eventReading: JsonAnswers<LogsContext> = {
  GetLogEvents(input, context) {
    const reader = new InputReader(input, 'InvalidParameterException');
    const groupName = readGroupName(reader, context);
    const streamName = reader.requiredText('logStreamName', streamRules);
    const from = reader.whole('startTime', {min: 0}) ?? 0;
    const until = reader.whole('endTime', {min: 0}) ?? Number.MAX_SAFE_INTEGER;
    const limit = reader.whole('limit', {min: 1, max: 10_000}) ?? 10_000;
    const cursor = parseCursor(reader.text('nextToken'));
    const isForward = cursor ? cursor.direction === 'f' : reader.flag('startFromHead');
    const read = context.telemetry.transact(queries => {
      const stream = requireStream(queries, requireGroup(queries, context.region, groupName), streamName);
      const range: EventRange = {of: {stream: stream.id}, from, until, limit, backwards: !isForward};
      const page = createPage(limit);
      for (const event of readEvents(queries, {...range, ...toBound(cursor)})) if (!page.add(event)) break;
      return page.events;
    });
    const events = isForward ? read : read.toReversed();
    return {events: events.map(toAnswer), ...buildTokens(events, cursor)};
  },
};

function parseCursor(token: string | undefined): Cursor | undefined {
  if (token === undefined) return undefined;
  const [, direction, digits = ''] = /^([fb])\/(\d+)\/s$/.exec(token) ?? [];
  const position = fromDigits(digits);
  if (!position) throw invalidTelemetryParameter('The specified nextToken is invalid.');
  return {direction: direction === 'f' ? 'f' : 'b', position};
}

function toBound(cursor: Cursor | undefined): Pick<EventRange, 'after' | 'before'> {
  if (!cursor) return {};
  return cursor.direction === 'f' ? {after: cursor.position} : {before: cursor.position};
}

/**
 * Tokens of where the events end. Where there are none, the token of the same direction stays what it was, which says
 * that the end is reached, and the other one leads back over the event in front of it.
 */
function buildTokens(events: readonly LogEventRow[], cursor: Cursor | undefined) {
  const {direction = 'f', position = {time: 0, id: 0}} = cursor ?? {};
  const last = events.at(-1) ?? (direction === 'f' ? position : {...position, id: position.id - 1});
  const first = events[0] ?? (direction === 'b' ? position : {...position, id: position.id + 1});
  return {nextForwardToken: `f/${formatDigits(last)}/s`, nextBackwardToken: `b/${formatDigits(first)}/s`};
}

function toAnswer({time, message, ingested}: LogEventRow) {
  return {timestamp: time, message, ingestionTime: ingested};
}
