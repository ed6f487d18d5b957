import {
  InputReader,
  invalidTelemetryParameter,
  type JsonAnswers,
  type Queries,
  type TelemetryInput,
} from '../telemetry/index.ts';
import {createPage, type EventPosition, formatDigits, fromDigits, type LogEventRow, readEvents} from './events.ts';
import {type LogGroupRow, listStreams} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {readGroupName, requireGroup, requireStream, streamRules} from './names.ts';
import {decodeToken, encodeToken} from './page.ts';
import {compilePattern, type Matcher} from './pattern/index.ts';

interface Search {
  readonly groupName: string;
  readonly streamNames: readonly string[] | undefined;
  readonly prefix: string | undefined;
  /** Inclusive, ms since 1970. */
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  readonly limit: number;
  readonly matches: Matcher;
  readonly after: EventPosition | undefined;
}

/** Events looked at for one answer; a longer search goes on with its token, as the service's does. */
const scanLimit = 50_000;

/** Searching the streams of a group. */
export const eventSearch: JsonAnswers<LogsContext> = {
  FilterLogEvents(input, context) {
    const search = readSearch(input, context);
    return context.telemetry.transact(queries => {
      const group = requireGroup(queries, context.region, search.groupName);
      const streams = findStreams(queries, group, search);
      const {found, end} = find(queries, group, search, streams);
      return {
        events: found.map(event => toAnswer(event, streams.get(event.stream) ?? '')),
        searchedLogStreams: [],
        ...(end ? {nextToken: encodeToken(formatDigits(end))} : {}),
      };
    });
  },
};

/** What is found, and behind which event to go on: none when all was looked at. */
function find(
  queries: Queries,
  group: LogGroupRow,
  {from, until, after, limit, matches}: Search,
  streams: ReadonlyMap<number, string>,
): {found: readonly LogEventRow[]; end?: EventPosition} {
  const page = createPage(limit);
  const range = {of: {group: group.id}, from, until, limit: scanLimit, ...(after ? {after} : {})};
  let scanned = 0;
  let last: LogEventRow | undefined;
  for (const event of readEvents(queries, range)) {
    scanned += 1;
    const isWanted = streams.has(event.stream) && matches(event.message);
    if (isWanted && !page.add(event)) return {found: page.events, end: page.events.at(-1) ?? event};
    last = event;
  }
  return {found: page.events, ...(scanned === scanLimit && last ? {end: last} : {})};
}

function readSearch(input: TelemetryInput, context: LogsContext): Search {
  const reader = new InputReader(input, 'InvalidParameterException');
  const groupName = readGroupName(reader, context);
  const streamNames = reader.texts('logStreamNames', 100);
  const prefix = reader.text('logStreamNamePrefix', streamRules);
  if (streamNames && prefix !== undefined) {
    throw invalidTelemetryParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  const from = reader.whole('startTime', {min: 0}) ?? 0;
  const endTime = reader.whole('endTime', {min: 0}) ?? Number.MAX_SAFE_INTEGER - 1;
  if (endTime < from) throw invalidTelemetryParameter('The specified endTime is before the startTime.');
  return {
    groupName,
    streamNames,
    prefix,
    from,
    until: endTime + 1,
    limit: reader.whole('limit', {min: 1, max: 10_000}) ?? 10_000,
    matches: compilePattern(reader.text('filterPattern', {max: 1024}) ?? ''),
    after: parsePosition(reader.text('nextToken')),
  };
}

function parsePosition(token: string | undefined): EventPosition | undefined {
  if (token === undefined) return undefined;
  const position = fromDigits(decodeToken(token));
  if (!position) throw invalidTelemetryParameter('The specified nextToken is invalid.');
  return position;
}

/** The names of the streams to search, by id. Throws the service's error for a named stream that is not there. */
function findStreams(queries: Queries, group: LogGroupRow, {streamNames, prefix}: Search): ReadonlyMap<number, string> {
  const streams = streamNames
    ? streamNames.map(name => requireStream(queries, group, name))
    : listStreams(queries, group).filter(({name}) => name.startsWith(prefix ?? ''));
  return new Map(streams.map(({id, name}) => [id, name]));
}

function toAnswer(event: LogEventRow, stream: string): TelemetryInput {
  const {time, message, ingested} = event;
  return {logStreamName: stream, timestamp: time, message, ingestionTime: ingested, eventId: formatDigits(event)};
}
