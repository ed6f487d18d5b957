import {randomUUID} from 'node:crypto';
import {
  InputReader,
  invalidTelemetryParameter,
  type JsonAnswers,
  type Queries,
  type SandboxTelemetry,
  TelemetryError,
  type TelemetryInput,
} from '../telemetry/index.ts';
import {type EventPosition, formatDigits} from './events.ts';
import type {QueriedEvent} from './insights/event-fields.ts';
import {parseLogQuery, type QueryCommand, rowLimit} from './insights/parse-query.ts';
import {QueryError} from './insights/query-error.ts';
import {type QueryRun, type ResultRow, startQuery} from './insights/run-query.ts';
import {measureLogEvent} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {groupRules, parseGroupName, requireGroup} from './names.ts';

type Status = 'Running' | 'Complete' | 'Cancelled';

/** A query that was started. It goes on whenever it is asked about. */
interface LogQuery {
  readonly region: string;
  /** The names of its groups by their ids. */
  readonly groups: ReadonlyMap<number, string>;
  /** ms since 1970, both inclusive. */
  readonly from: number;
  readonly until: number;
  readonly run: QueryRun;
  readonly startedAt: number;
  status: Status;
  /** Behind which event to go on, the latest first. */
  at: EventPosition;
  isScanned: boolean;
  scanned: number;
  bytes: number;
  rows: readonly ResultRow[];
}

/** Events looked at for one answer. */
const stepLimit = 20_000;
/** Queries whose results are kept. */
const keptQueries = 100;

const kept = new WeakMap<SandboxTelemetry, Map<string, LogQuery>>();

function queriesOf(telemetry: SandboxTelemetry): Map<string, LogQuery> {
  const queries = kept.get(telemetry) ?? new Map<string, LogQuery>();
  kept.set(telemetry, queries);
  return queries;
}

/** Queries of Logs Insights. */
export const logQueries: JsonAnswers<LogsContext> = {
  StartQuery(input, context) {
    const {telemetry, region} = context;
    const reader = new InputReader(input, 'InvalidParameterException');
    const language = reader.oneOf('queryLanguage', ['CWLI', 'SQL', 'PPL']) ?? 'CWLI';
    if (language !== 'CWLI') throw invalidTelemetryParameter(`The sandbox has no queries in ${language}.`);
    const names = readGroupNames(reader, context);
    const from = reader.requiredWhole('startTime', {min: 0});
    const until = reader.requiredWhole('endTime', {min: 0});
    const limit = reader.whole('limit', {min: 1, max: rowLimit}) ?? rowLimit;
    const commands = parse(reader.requiredText('queryString', {max: 10_000}));
    if (from > until) throw invalidTelemetryParameter('End time should not be before start time.');
    const groups = telemetry.transact(
      queries => new Map(names.map(name => [requireGroup(queries, region, name).id, name])),
    );
    const queryId = randomUUID();
    const queries = queriesOf(telemetry);
    queries.set(queryId, {
      ...{region, groups, run: startQuery(commands, limit), startedAt: telemetry.now(), status: 'Running'},
      ...{from: toMilliseconds(from), until: toMilliseconds(until, 999)},
      ...{at: {time: Number.MAX_SAFE_INTEGER, id: 0}, isScanned: false, scanned: 0, bytes: 0, rows: []},
    });
    const [oldest] = queries.keys();
    if (queries.size > keptQueries && oldest !== undefined) queries.delete(oldest);
    return {queryId};
  },

  GetQueryResults(input, context) {
    const query = requireQuery(input, context);
    if (query.status === 'Running') goOn(query, context);
    const {status, rows, run, scanned, bytes, groups} = query;
    return {
      queryLanguage: 'CWLI',
      results: rows,
      statistics: {
        recordsMatched: run.matched,
        recordsScanned: scanned,
        estimatedRecordsSkipped: 0,
        bytesScanned: bytes,
        estimatedBytesSkipped: 0,
        logGroupsScanned: groups.size,
      },
      status,
    };
  },

  StopQuery(input, context) {
    const query = requireQuery(input, context);
    if (query.status !== 'Running') {
      throw invalidTelemetryParameter(`Query is not in a running state, its status is ${query.status}`);
    }
    query.status = 'Cancelled';
    return {success: true};
  },
};

/** Seconds since 1970; what is too much for those is in ms. */
function toMilliseconds(time: number, more = 0): number {
  return time > 99_999_999_999 ? time : time * 1000 + more;
}

function requireQuery(input: TelemetryInput, {telemetry, region}: LogsContext): LogQuery {
  const queryId = new InputReader(input, 'InvalidParameterException').requiredText('queryId', {max: 256});
  const query = queriesOf(telemetry).get(queryId);
  if (query === undefined || query.region !== region) {
    throw new TelemetryError('ResourceNotFoundException', 'The specified query does not exist.');
  }
  return query;
}

/** The groups of one of the three members that may name them. */
function readGroupNames(reader: InputReader, context: LogsContext): readonly string[] {
  const name = reader.text('logGroupName', groupRules);
  const given = [
    name === undefined ? undefined : [name],
    reader.texts('logGroupNames', 50),
    reader.texts('logGroupIdentifiers', 50)?.map(identifier => parseGroupName(identifier, context)),
  ].filter(names => names !== undefined);
  const [names = []] = given;
  if (given.length > 1) throw invalidTelemetryParameter('Only one of the log group parameters can be given.');
  if (names.length === 0) throw invalidTelemetryParameter('At least one log group has to be given.');
  return names;
}

function parse(query: string): readonly QueryCommand[] {
  try {
    return parseLogQuery(query);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const {message, start, end} = error;
    const queryCompileError = {location: {startCharOffset: start, endCharOffset: end}, message};
    throw new TelemetryError('MalformedQueryException', message, {queryCompileError});
  }
}

function goOn(query: LogQuery, {telemetry, accountId, delays}: LogsContext): void {
  if (!query.isScanned) telemetry.transact(queries => scan(queries, query, accountId));
  if (!query.isScanned || telemetry.now() - query.startedAt < delays.query) return;
  query.rows = query.run.finish();
  query.status = 'Complete';
}

function scan(queries: Queries, query: LogQuery, accountId: string): void {
  const ids = [...query.groups.keys()];
  const rows = queries(
    `SELECT log_events.id, log_events.log_group, log_streams.name, time, log_events.ingested, message
     FROM log_events JOIN log_streams ON log_streams.id = stream
     WHERE log_events.log_group IN (${ids.map(() => '?').join(', ')}) AND time >= ? AND time <= ?
       AND (time < ? OR (time = ? AND log_events.id < ?))
     ORDER BY time DESC, log_events.id DESC LIMIT ?`,
  ).iterate(...ids, query.from, query.until, query.at.time, query.at.time, query.at.id, stepLimit);
  let looked = 0;
  for (const row of rows) {
    const event = toEvent(row, query, accountId);
    looked += 1;
    query.at = {time: event.time, id: Number(row['id'])};
    query.scanned += 1;
    query.bytes += measureLogEvent(event.message);
    if (!query.run.take(event)) return endScan(query);
  }
  query.isScanned = looked < stepLimit;
}

/** No other event can change what it gives. */
function endScan(query: LogQuery): void {
  query.isScanned = true;
}

function toEvent(row: Readonly<Record<string, unknown>>, {groups}: LogQuery, accountId: string): QueriedEvent {
  return {
    time: Number(row['time']),
    pointer: Buffer.from(formatDigits({time: Number(row['time']), id: Number(row['id'])})).toString('base64'),
    ...{ingested: Number(row['ingested']), message: String(row['message']), streamName: String(row['name'])},
    log: `${accountId}:${groups.get(Number(row['log_group'])) ?? ''}`,
  };
}
