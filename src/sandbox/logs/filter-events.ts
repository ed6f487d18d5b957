import {type Input, InputReader, invalidParameter, type JsonAnswers, type Queries} from '../telemetry/index.ts';
import {createPage, fromDigits, type Position, readEvents, type StoredEvent, toDigits} from './events.ts';
import {type LogGroup, listStreams} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {readGroupName, requireGroup, requireStream, streamRules} from './names.ts';
import {fromToken, toToken} from './page.ts';
import {type Matcher, toMatcher} from './pattern/index.ts';

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
  readonly after: Position | undefined;
}

/** Events looked at for one answer; a longer search goes on with its token, as the service's does. */
const scanLimit = 50_000;

/** Searching the streams of a group. */
export const eventSearch: JsonAnswers<LogsContext> = {
  FilterLogEvents(input, context) {
    const search = toSearch(input, context);
    return context.telemetry.transact(queries => {
      const group = requireGroup(queries, context.region, search.groupName);
      const streams = toStreams(queries, group, search);
      const {found, end} = find(queries, group, search, streams);
      return {
        events: found.map(event => toAnswer(event, streams.get(event.stream) ?? '')),
        searchedLogStreams: [],
        ...(end ? {nextToken: toToken(toDigits(end))} : {}),
      };
    });
  },
};

/** What is found, and behind which event to go on: none when all was looked at. */
function find(
  queries: Queries,
  group: LogGroup,
  {from, until, after, limit, matches}: Search,
  streams: ReadonlyMap<number, string>,
): {found: readonly StoredEvent[]; end?: Position} {
  const page = createPage(limit);
  const range = {of: {group: group.id}, from, until, limit: scanLimit, ...(after ? {after} : {})};
  let scanned = 0;
  let last: StoredEvent | undefined;
  for (const event of readEvents(queries, range)) {
    scanned += 1;
    const isWanted = streams.has(event.stream) && matches(event.message);
    if (isWanted && !page.add(event)) return {found: page.events, end: page.events.at(-1) ?? event};
    last = event;
  }
  return {found: page.events, ...(scanned === scanLimit && last ? {end: last} : {})};
}

function toSearch(input: Input, context: LogsContext): Search {
  const reader = new InputReader(input, 'InvalidParameterException');
  const groupName = readGroupName(reader, context);
  const streamNames = reader.texts('logStreamNames', 100);
  const prefix = reader.text('logStreamNamePrefix', streamRules);
  if (streamNames && prefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  const from = reader.whole('startTime', {min: 0}) ?? 0;
  const endTime = reader.whole('endTime', {min: 0}) ?? Number.MAX_SAFE_INTEGER - 1;
  if (endTime < from) throw invalidParameter('The specified endTime is before the startTime.');
  return {
    groupName,
    streamNames,
    prefix,
    from,
    until: endTime + 1,
    limit: reader.whole('limit', {min: 1, max: 10_000}) ?? 10_000,
    matches: toMatcher(reader.text('filterPattern', {max: 1024}) ?? ''),
    after: toPosition(reader.text('nextToken')),
  };
}

function toPosition(token: string | undefined): Position | undefined {
  if (token === undefined) return undefined;
  const position = fromDigits(fromToken(token));
  if (!position) throw invalidParameter('The specified nextToken is invalid.');
  return position;
}

/** The names of the streams to search, by id. Throws the service's error for a named stream that is not there. */
function toStreams(queries: Queries, group: LogGroup, {streamNames, prefix}: Search): ReadonlyMap<number, string> {
  const streams = streamNames
    ? streamNames.map(name => requireStream(queries, group, name))
    : listStreams(queries, group).filter(({name}) => name.startsWith(prefix ?? ''));
  return new Map(streams.map(({id, name}) => [id, name]));
}

function toAnswer(event: StoredEvent, stream: string): Input {
  const {time, message, ingested} = event;
  return {logStreamName: stream, timestamp: time, message, ingestionTime: ingested, eventId: toDigits(event)};
}
