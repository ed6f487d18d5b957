import {Readable} from 'node:stream';
import type {
  CloudWatchLogsClient,
  FilteredLogEvent,
  FilterLogEventsCommand,
  LogGroup,
  StartLiveTailResponseStream,
} from '@aws-sdk/client-cloudwatch-logs';
import type {AwsTelemetry} from '../telemetry.ts';
import {createEventScanner, type EventScanner, type IsKnown} from './event-scanner.ts';

/** A part of a group's events to ask for; times in milliseconds since 1970, both inclusive. */
export interface EventQuery {
  readonly group: string;
  /** One stream only. */
  readonly stream?: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly pattern: string | undefined;
  readonly token: string | undefined;
  /** Which events need not be told. */
  readonly isKnown?: IsKnown;
}

/** A page of events. An empty one may have others behind it. */
export interface EventPage {
  /** Those that are not known. */
  readonly events: readonly FilteredLogEvent[];
  /** How many others there are, and the latest time of these; -Infinity without any. */
  readonly known: number;
  readonly latest: number;
  /** The answer had no list of events, not even an empty one: what was meant by that nobody knows. */
  readonly isBroken: boolean;
  readonly next: string | undefined;
  /** What the service's clock shows, five minutes more or less: the SDK corrects no smaller difference. */
  readonly now: number;
}

/** A page of the names of streams that have events. */
interface StreamPage {
  readonly streams: readonly string[];
  readonly next: string | undefined;
}

/** A session of live tail. */
export interface TailSession {
  /** Ends with the session, or throws. */
  readonly updates: AsyncIterable<StartLiveTailResponseStream>;
  close(): void;
}

/** The calls that following logs takes. Each is made once and rejects with a `ProblemError`. */
export interface LogCalls {
  readEvents(query: EventQuery, signal: AbortSignal): Promise<EventPage>;
  /** Streams of a group, those first that were written to last (which is known an hour late at most); a page. */
  describeStreams(group: string, token: string | undefined, signal: AbortSignal): Promise<StreamPage>;
  /** The time of a stream's last event; undefined when it has none. */
  readLast(group: string, stream: string, signal: AbortSignal): Promise<number | undefined>;
  /** The group of exactly that name; undefined when there is none. */
  describeGroup(name: string, signal: AbortSignal): Promise<LogGroup | undefined>;
  /** Groups by their ARNs, ten at most. */
  startTail(groups: readonly string[], pattern: string | undefined, signal: AbortSignal): Promise<TailSession>;
}

/** Makes the calls; the SDK is loaded with the first. */
export function createLogCalls(logs: AwsTelemetry['logs']): LogCalls {
  return {
    readEvents: (query, signal) =>
      logs(
        'FilterLogEvents',
        async (client, abortSignal) => {
          const {FilterLogEventsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
          const command = new FilterLogEventsCommand(toInput(query));
          const scanner = createEventScanner(query.isKnown);
          scanAnswer(command, scanner);
          const answer = await client.send(command, {abortSignal});
          const {events, known, latest} = scanner;
          return {
            events: nameEvents([...events, ...(answer.events ?? [])]),
            known,
            latest,
            isBroken: answer.events === undefined,
            next: answer.nextToken || undefined,
            now: Date.now() + client.config.systemClockOffset,
          };
        },
        signal,
      ),
    ...createStreamCalls(logs),
    describeGroup: (name, signal) =>
      logs(
        'DescribeLogGroups',
        async (client, abortSignal) => {
          const {DescribeLogGroupsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
          const answer = await client.send(new DescribeLogGroupsCommand({logGroupNamePrefix: name}), {abortSignal});
          // Groups come in the order of their names: the name itself is before all that begin with it.
          return answer.logGroups?.find(({logGroupName}) => logGroupName === name);
        },
        signal,
      ),
    startTail: (groups, pattern, signal) =>
      logs('StartLiveTail', (client, abortSignal) => startTail(client, groups, pattern, abortSignal), signal),
  };
}

function createStreamCalls(logs: AwsTelemetry['logs']): Pick<LogCalls, 'describeStreams' | 'readLast'> {
  return {
    describeStreams: (logGroupName, nextToken, signal) =>
      logs(
        'DescribeLogStreams',
        async (client, abortSignal) => {
          const {DescribeLogStreamsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
          const input = {logGroupName, nextToken, orderBy: 'LastEventTime', descending: true} as const;
          const answer = await client.send(new DescribeLogStreamsCommand(input), {abortSignal});
          const written = (answer.logStreams ?? []).filter(
            ({firstEventTimestamp}) => firstEventTimestamp !== undefined,
          );
          return {
            streams: written.flatMap(({logStreamName}) => logStreamName ?? []),
            next: answer.nextToken || undefined,
          };
        },
        signal,
      ),
    readLast: (logGroupName, logStreamName, signal) =>
      logs(
        'GetLogEvents',
        async (client, abortSignal) => {
          const {GetLogEventsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
          const input = {logGroupName, logStreamName, startFromHead: false, limit: 1};
          const answer = await client.send(new GetLogEventsCommand(input), {abortSignal});
          return answer.events?.at(-1)?.timestamp;
        },
        signal,
      ),
  };
}

/** Gives the answer of a command to a scanner as it comes, and to the SDK what that leaves. */
function scanAnswer({middlewareStack}: FilterLogEventsCommand, scanner: EventScanner): void {
  middlewareStack.add(
    next => async args => {
      const result = await next(args);
      const response = result.response as {statusCode: number; body?: unknown};
      if (response.statusCode >= 300 || !(response.body instanceof Readable)) return result;
      for await (const piece of response.body) scanner.take(piece);
      response.body = scanner.end();
      return result;
    },
    {step: 'deserialize', priority: 'low', name: 'scanAnswer'},
  );
}

/** Events without an id, which the service always gives, are told apart by what they say and how often they do. */
function nameEvents(events: readonly FilteredLogEvent[]): readonly FilteredLogEvent[] {
  if (events.every(({eventId}) => eventId !== undefined)) return events;
  const counts = new Map<string, number>();
  return events.map(event => {
    if (event.eventId !== undefined) return event;
    const key = `${event.logStreamName} ${event.timestamp} ${event.message}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return {...event, eventId: `${count} ${key}`};
  });
}

async function startTail(
  client: CloudWatchLogsClient,
  groups: readonly string[],
  pattern: string | undefined,
  abortSignal: AbortSignal,
): Promise<TailSession> {
  const {StartLiveTailCommand} = await import('@aws-sdk/client-cloudwatch-logs');
  const command = new StartLiveTailCommand({logGroupIdentifiers: [...groups], logEventFilterPattern: pattern});
  let body: unknown;
  // The SDK keeps the connection to itself, and reading from it cannot be stopped otherwise.
  command.middlewareStack.add(
    next => async args => {
      const result = await next(args);
      body = (result.response as {body?: unknown}).body;
      return result;
    },
    {step: 'deserialize', priority: 'low', name: 'keepBody'},
  );
  const {responseStream = noUpdates()} = await client.send(command, {abortSignal});
  return {
    updates: responseStream,
    close: () => {
      if (body instanceof Readable) body.destroy();
    },
  };
}

async function* noUpdates(): AsyncGenerator<StartLiveTailResponseStream> {}

/** Half of what the service gives at most: answers are taken apart in memory, several times their size. */
const pageLimit = 5000;

function toInput({group, stream, from, until, pattern, token}: EventQuery) {
  return {
    logGroupName: group,
    logStreamNames: stream === undefined ? undefined : [stream],
    startTime: from,
    endTime: until,
    filterPattern: pattern,
    nextToken: token,
    limit: pageLimit,
  };
}
