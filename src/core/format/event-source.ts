import {type Arn, parseArn} from './arn.ts';
import {formatMember, nothing, toEntries, toList} from './members.ts';

/** What of an event source mapping names its source. */
export interface Sourced {
  readonly EventSourceArn?: string | undefined;
  readonly SelfManagedEventSource?:
    | {readonly Endpoints?: Readonly<Partial<Record<string, readonly string[]>>> | undefined}
    | undefined;
  readonly Topics?: readonly string[] | undefined;
  readonly Queues?: readonly string[] | undefined;
  readonly DocumentDBEventSourceConfig?:
    | {readonly DatabaseName?: string | undefined; readonly CollectionName?: string | undefined}
    | undefined;
}

/** Kind of a source and its name, e.g. `sqs` and `orders-queue`; with the topic or queue that is read, where there is one. */
export interface EventSource {
  readonly kind: string;
  readonly name: string;
}

/** Reads the source of a mapping from its ARN, or from its servers when the service does not manage them. */
export function readEventSource(mapping: Sourced): EventSource {
  const arn = parseArn(mapping.EventSourceArn);
  const part = readPart(mapping);
  if (arn !== undefined) return {kind: toKind(arn), name: `${readName(arn)}${part}`};
  const servers = toEntries(mapping.SelfManagedEventSource?.Endpoints).flatMap(([, hosts]) => toList(hosts));
  if (servers.length > 0) return {kind: 'self-managed kafka', name: `${formatServers(servers)}${part}`};
  return {kind: nothing, name: formatMember(mapping.EventSourceArn)};
}

/** Amazon DocumentDB clusters carry ARNs of Amazon RDS. */
function toKind(arn: Arn): string {
  return arn.service === 'rds' ? 'documentdb' : arn.service;
}

function readName(arn: Arn): string {
  const [kind, name, ...rest] = arn.resource.split(/[/:]/);
  if (kind === undefined || name === undefined) return arn.resource;
  const consumer = arn.service === 'kinesis' && rest[0] === 'consumer' ? `/${formatMember(rest[1])}` : '';
  return `${name}${consumer}`;
}

function readPart(mapping: Sourced): string {
  const {DatabaseName, CollectionName} = mapping.DocumentDBEventSourceConfig ?? {};
  if (DatabaseName) return `/${[DatabaseName, CollectionName].filter(Boolean).map(formatMember).join('.')}`;
  const parts = [...toList(mapping.Topics), ...toList(mapping.Queues)];
  return parts.length === 0 ? '' : `/${parts.map(part => formatMember(part)).join(',')}`;
}

function formatServers(servers: readonly string[]): string {
  const [first, ...others] = servers.map(server => formatMember(server));
  return others.length === 0 ? formatMember(first) : `${formatMember(first)} +${others.length}`;
}
