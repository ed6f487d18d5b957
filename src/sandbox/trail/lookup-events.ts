import type {Context} from '../context/context.ts';
import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';

/** What looking up events needs. */
export type TrailContext = Pick<Context, 'telemetry' | 'region' | 'requestId' | 'now' | 'delays'>;

/** What events can be looked up by, and the column that has it. */
const columns: Readonly<Record<string, string>> = {
  AccessKeyId: 'access_key',
  EventId: 'id',
  EventName: 'name',
  EventSource: 'source',
  ResourceName: 'resource',
  ResourceType: 'resource_type',
  Username: 'user',
};

/** Answers LookupEvents: management events, the newest first, those that the trail has by now. */
export function lookupEvents(input: TelemetryInput, {telemetry, region, now, delays}: TrailContext): TelemetryInput {
  const reader = new InputReader(input, 'InvalidParameterCombinationException');
  const [attribute, ...others] = reader.objects('LookupAttributes', 1) ?? [];
  if (others.length > 0)
    throw refused('InvalidLookupAttributesException', 'You can specify only one lookup attribute.');
  const start = readTime(input, 'StartTime');
  const end = readTime(input, 'EndTime');
  if (start !== undefined && end !== undefined && start > end)
    throw refused('InvalidTimeRangeException', 'StartTime is after EndTime.');
  const most = reader.whole('MaxResults') ?? 50;
  if (most < 1 || most > 50) throw refused('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.');
  const token = readToken(reader.text('NextToken'));
  if (reader.text('EventCategory') === 'insight') return {Events: []};
  const {sql, value, isNone} = readAttribute(attribute);
  if (isNone) return {Events: []};
  const latest = Math.min(end ?? Number.MAX_SAFE_INTEGER, now() - delays.trail);
  const rows = telemetry.transact(queries =>
    queries(
      `SELECT * FROM trail_events WHERE region = ? AND time BETWEEN ? AND ? AND ${sql}
       AND (time < ? OR (time = ? AND id < ?)) ORDER BY time DESC, id DESC LIMIT ?`,
    ).all(region, start ?? 0, latest, ...value, token.time, token.time, token.id, most + 1),
  );
  const last = rows[most - 1];
  const isMore = rows.length > most && last !== undefined;
  return {
    Events: rows.slice(0, most).map(toEvent),
    ...(isMore && {NextToken: Buffer.from(`next:${last['time']}:${last['id']}`).toString('base64')}),
  };
}

function readAttribute(attribute: TelemetryInput | undefined): {sql: string; value: string[]; isNone: boolean} {
  if (attribute === undefined) return {sql: '1 = 1', value: [], isNone: false};
  const reader = new InputReader(attribute, 'InvalidLookupAttributesException');
  const key = reader.requiredText('AttributeKey');
  const value = reader.requiredText('AttributeValue');
  if (key === 'ReadOnly') return {sql: '1 = 1', value: [], isNone: value === 'true'};
  const column = columns[key];
  if (column === undefined) throw refused('InvalidLookupAttributesException', `${key} is no lookup attribute.`);
  // A function is found by its name as by its ARN.
  if (key === 'ResourceName')
    return {sql: '(resource = ? OR resource LIKE ?)', value: [value, `%:function:${value}`], isNone: false};
  return {sql: `${column} = ?`, value: [value], isNone: false};
}

function toEvent(row: Readonly<Record<string, unknown>>): TelemetryInput {
  const {id, name, time, source, user, access_key: key, resource_type: type, resource, record} = row;
  return {
    ...{EventId: id, EventName: name, ReadOnly: 'false', AccessKeyId: key, Username: user, EventSource: source},
    EventTime: Math.floor(Number(time) / 1000),
    Resources: resource === null ? [] : [{ResourceType: type, ResourceName: resource}],
    CloudTrailEvent: record,
  };
}

/** Seconds since 1970, as this protocol has times. */
function readTime(input: TelemetryInput, name: string): number | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw refused('InvalidTimeRangeException', `${name} is no time.`);
  return value * 1000;
}

function readToken(token: string | undefined): {time: number; id: string} {
  if (token === undefined) return {time: Number.MAX_SAFE_INTEGER, id: ''};
  const [, time, id] = /^next:(\d+):(.+)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (time === undefined || id === undefined) throw refused('InvalidNextTokenException', 'Invalid token.');
  return {time: Number(time), id};
}

function refused(code: string, message: string): TelemetryError {
  return new TelemetryError(code, message);
}
