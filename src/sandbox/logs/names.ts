import {type InputReader, invalidTelemetryParameter, type Queries, TelemetryError} from '../telemetry/index.ts';
import {findGroup, findStream, type LogGroupRow, type LogStream} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';

/** Limits of the names, from the service's model. */
export const groupRules = {max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/};
/** The same of streams. */
export const streamRules = {max: 512, pattern: /^[^:*]*$/};
const identifierRules = {max: 2048, pattern: /^[\w#+=/:,.@*-]*$/};

type Place = Pick<LogsContext, 'region' | 'accountId'>;

/** The ARN of a group without the `:*` that stands for its streams. */
export function formatGroupArn({region, accountId}: Place, group: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${group}`;
}

/** The name of the group that logGroupName or logGroupIdentifier (a name or ARN) gives. Throws a TelemetryError. */
export function readGroupName(reader: InputReader, place: Place): string {
  const name = reader.text('logGroupName', groupRules);
  const identifier = reader.text('logGroupIdentifier', identifierRules);
  if (name !== undefined && identifier !== undefined) {
    throw invalidTelemetryParameter('LogGroup name and LogGroup identifier are both provided');
  }
  if (name === undefined && identifier === undefined) {
    throw invalidTelemetryParameter('LogGroup name or LogGroup identifier should be provided');
  }
  return name ?? parseGroupName(identifier ?? '', place);
}

/** The name in a group's identifier. Throws the service's error for a group of another region or account. */
export function parseGroupName(identifier: string, {region, accountId}: Place): string {
  if (!identifier.startsWith('arn:')) return identifier;
  const [, , service, arnRegion, arnAccount, kind, name = ''] = identifier.split(':');
  if (service !== 'logs' || kind !== 'log-group') throw invalidTelemetryParameter(`Invalid ARN: ${identifier}`);
  if (arnRegion !== region || arnAccount !== accountId) throw groupNotFound();
  return name;
}

/** The group of that name. Throws the service's error when there is none. */
export function requireGroup(queries: Queries, region: string, name: string): LogGroupRow {
  const group = findGroup(queries, region, name);
  if (!group) throw groupNotFound();
  return group;
}

/** The stream of that name. Throws the service's error when there is none. */
export function requireStream(queries: Queries, group: LogGroupRow, name: string): LogStream {
  const stream = findStream(queries, group, name);
  if (!stream) throw new TelemetryError('ResourceNotFoundException', 'The specified log stream does not exist.');
  return stream;
}

function groupNotFound(): TelemetryError {
  return new TelemetryError('ResourceNotFoundException', 'The specified log group does not exist.');
}
