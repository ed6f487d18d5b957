import {randomUUID} from 'node:crypto';
import {
  InputReader,
  invalidTelemetryParameter,
  type JsonAnswers,
  type Queries,
  type TelemetryInput,
} from '../telemetry/index.ts';
import {encodeEvent} from '../wire/encode-event.ts';
import {findGroup} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {parseGroupName, requireGroup} from './names.ts';
import {compilePattern, type Matcher} from './pattern/index.ts';

/** ms between two updates of a session, and how long a session lasts (the API reference). */
const interval = 1000;
const sessionLength = 3 * 3_600_000;
/** Events of one update; the service leaves out what is more and says that it sampled. */
const updateLimit = 500;
/** Events looked at for one update; more of them come with the next one. */
const readLimit = 20_000;

interface Session {
  /** By name, as they were asked for. */
  readonly identifiers: readonly string[];
  readonly groupNames: readonly string[];
  readonly streamNames: readonly string[];
  readonly prefixes: readonly string[];
  readonly pattern: string;
  readonly matches: Matcher;
}

/**
 * Following groups as their events come. The SDKs put `stream-` before the host of this one operation, also before
 * 127.0.0.1, which is no name then: give the client `disableHostPrefix: true`.
 */
export const liveTail: JsonAnswers<LogsContext> = {
  StartLiveTail(input, context) {
    const session = readSession(input, context);
    const after = context.telemetry.transact(queries => {
      for (const name of session.groupNames) requireGroup(queries, context.region, name);
      return readLastId(queries);
    });
    return createStream(session, after, context);
  },
};

function readSession(input: TelemetryInput, context: LogsContext): Session {
  const reader = new InputReader(input, 'InvalidParameterException');
  const identifiers = reader.requiredTexts('logGroupIdentifiers', 10);
  const streamNames = reader.texts('logStreamNames', 10) ?? [];
  const prefixes = reader.texts('logStreamNamePrefixes', 10) ?? [];
  const isNarrowed = streamNames.length + prefixes.length > 0;
  if (isNarrowed && identifiers.length > 1) {
    throw invalidTelemetryParameter('Log streams can be given for a single log group only.');
  }
  if (streamNames.length > 0 && prefixes.length > 0) {
    throw invalidTelemetryParameter('logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.');
  }
  const pattern = reader.text('logEventFilterPattern', {max: 1024}) ?? '';
  const groupNames = identifiers.map(identifier => parseGroupName(identifier, context));
  return {identifiers, groupNames, streamNames, prefixes, pattern, matches: compilePattern(pattern)};
}

function createStream(session: Session, start: number, {telemetry, region, accountId, requestId}: LogsContext) {
  let timer: NodeJS.Timeout | undefined;
  let after = start;
  const endsAt = Date.now() + sessionLength;
  const send = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    // A reader that does not keep up gets the lines later, not twice the memory.
    if ((controller.desiredSize ?? 0) <= 0) return;
    const found = telemetry.transact(queries => readNew(queries, session, {region, after}));
    after = found.after;
    const results = found.lines.map(line => ({...line, logGroupIdentifier: `${accountId}:${line.logGroupIdentifier}`}));
    const sessionMetadata = {sampled: results.length > updateLimit};
    controller.enqueue(encodeEvent('sessionUpdate', {sessionMetadata, sessionResults: results.slice(0, updateLimit)}));
    if (Date.now() < endsAt) return;
    clearInterval(timer);
    controller.close();
  };
  const update = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    try {
      send(controller);
    } catch (error) {
      // The database is closed or cannot be read: that ends this session, not the sandbox.
      clearInterval(timer);
      controller.error(error);
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encodeEvent('initial-response', {}));
        controller.enqueue(encodeEvent('sessionStart', buildStart(session, requestId)));
        timer = setInterval(update, interval, controller).unref();
      },
      cancel: () => clearInterval(timer),
    },
    {highWaterMark: 16},
  );
}

function buildStart({identifiers, streamNames, prefixes, pattern}: Session, requestId: string): TelemetryInput {
  return {
    requestId,
    sessionId: randomUUID(),
    logGroupIdentifiers: identifiers,
    logStreamNames: streamNames,
    logStreamNamePrefixes: prefixes,
    logEventFilterPattern: pattern,
  };
}

function readLastId(queries: Queries): number {
  return Number(queries('SELECT max(id) AS last FROM log_events').get()?.['last'] ?? 0);
}

/** What came after an event, of whatever process: the table is asked. */
function readNew(queries: Queries, session: Session, {region, after}: {region: string; after: number}) {
  const groups = new Map(
    session.groupNames.flatMap(name => {
      const group = findGroup(queries, region, name);
      return group ? [[group.id, name] as const] : [];
    }),
  );
  const rows = queries(
    `SELECT log_events.id, log_events.log_group, log_streams.name, time, log_events.ingested, message FROM log_events
     JOIN log_streams ON log_streams.id = stream WHERE log_events.id > ? ORDER BY log_events.id LIMIT ?`,
  ).all(after, readLimit);
  const lines = rows.flatMap(row => {
    const group = groups.get(Number(row['log_group']));
    const [stream, message] = [String(row['name']), String(row['message'])];
    if (group === undefined || !isWanted(stream, session) || !session.matches(message)) return [];
    const [timestamp, ingestionTime] = [Number(row['time']), Number(row['ingested'])];
    return [{logStreamName: stream, logGroupIdentifier: group, message, timestamp, ingestionTime}];
  });
  return {lines, after: Number(rows.at(-1)?.['id'] ?? after)};
}

function isWanted(stream: string, {streamNames, prefixes}: Session): boolean {
  if (streamNames.length > 0) return streamNames.includes(stream);
  return prefixes.length === 0 || prefixes.some(prefix => stream.startsWith(prefix));
}
