import type {Queries} from '../telemetry/index.ts';

/** A log group as the table has it; times in ms since 1970, retention in days. */
export interface LogGroupRow {
  readonly id: number;
  readonly name: string;
  readonly created: number;
  readonly retention: number | null;
  /** Of all its events. */
  readonly bytes: number;
}

/** A log stream; `first` and `last` are the times of its earliest and latest event. */
export interface LogStream {
  readonly id: number;
  readonly name: string;
  readonly created: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly ingested: number | null;
}

/** A message and when it was said, in ms since 1970. */
export interface SaidEvent {
  readonly time: number;
  readonly message: string;
}

/** Where an event goes. */
export interface LogPlace {
  readonly region: string;
  readonly group: string;
  readonly stream: string;
}

/** Bytes an event counts beside its message (CloudWatch Logs quotas page). */
const overhead = 26;

const groupColumns = `id, name, created, retention,
  (SELECT total(bytes) FROM log_streams WHERE log_group = log_groups.id) AS bytes`;

/** The group of that name; undefined when there is none. */
export function findGroup(queries: Queries, region: string, name: string): LogGroupRow | undefined {
  const sql = `SELECT ${groupColumns} FROM log_groups WHERE region = ? AND name = ?`;
  return queries(sql).get(region, name) as LogGroupRow | undefined;
}

/** Groups after a name, in order of name. */
export function listGroups(queries: Queries, region: string, after: string): LogGroupRow[] {
  const sql = `SELECT ${groupColumns} FROM log_groups WHERE region = ? AND name > ? ORDER BY name`;
  return queries(sql).all(region, after) as unknown as LogGroupRow[];
}

/** Makes a group; false when it is there already. */
export function createGroup(queries: Queries, region: string, name: string, now: number): boolean {
  const sql = 'INSERT OR IGNORE INTO log_groups (region, name, created) VALUES (?, ?, ?)';
  return queries(sql).run(region, name, now).changes > 0;
}

/** Deletes a group with all that is in it. */
export function deleteGroup(queries: Queries, {id}: LogGroupRow): void {
  queries('DELETE FROM log_events WHERE log_group = ?').run(id);
  queries('DELETE FROM log_streams WHERE log_group = ?').run(id);
  queries('DELETE FROM log_groups WHERE id = ?').run(id);
}

/** Sets after how many days events expire; null keeps them as long as there is room. */
export function setRetention(queries: Queries, {id}: LogGroupRow, days: number | null): void {
  queries('UPDATE log_groups SET retention = ? WHERE id = ?').run(days, id);
}

const streamColumns = 'id, name, created, first, last, ingested';

/** The stream of that name; undefined when there is none. */
export function findStream(queries: Queries, {id}: LogGroupRow, name: string): LogStream | undefined {
  const sql = `SELECT ${streamColumns} FROM log_streams WHERE log_group = ? AND name = ?`;
  return queries(sql).get(id, name) as LogStream | undefined;
}

/** All streams of a group, in order of name. */
export function listStreams(queries: Queries, {id}: LogGroupRow): LogStream[] {
  const sql = `SELECT ${streamColumns} FROM log_streams WHERE log_group = ? ORDER BY name`;
  return queries(sql).all(id) as unknown as LogStream[];
}

/** Makes a stream; false when it is there already. */
export function createStream(queries: Queries, {id}: LogGroupRow, name: string, now: number): boolean {
  const sql = 'INSERT OR IGNORE INTO log_streams (log_group, name, created) VALUES (?, ?, ?)';
  return queries(sql).run(id, name, now).changes > 0;
}

/** Deletes a stream with its events. */
export function deleteStream(queries: Queries, {id}: LogStream): void {
  queries('DELETE FROM log_events WHERE stream = ?').run(id);
  queries('DELETE FROM log_streams WHERE id = ?').run(id);
}

/** Appends events, making the group and the stream when they are missing. */
export function appendEvents(queries: Queries, place: LogPlace, events: readonly SaidEvent[], now: number): void {
  createGroup(queries, place.region, place.group, now);
  const group = findGroup(queries, place.region, place.group);
  if (!group) return;
  createStream(queries, group, place.stream, now);
  const stream = findStream(queries, group, place.stream);
  if (!stream || events.length === 0) return;
  const insert = queries('INSERT INTO log_events (log_group, stream, time, ingested, message) VALUES (?, ?, ?, ?, ?)');
  let [first, last] = [stream.first ?? Number.POSITIVE_INFINITY, stream.last ?? 0];
  let bytes = 0;
  for (const {time, message} of events) {
    insert.run(group.id, stream.id, time, now, message);
    first = Math.min(first, time);
    last = Math.max(last, time);
    bytes += measureLogEvent(message);
  }
  queries(
    'UPDATE log_streams SET first = ?, last = ?, ingested = ?, events = events + ?, bytes = bytes + ? WHERE id = ?',
  ).run(first, last, now, events.length, bytes, stream.id);
}

/** Bytes an event counts. */
export function measureLogEvent(message: string): number {
  return Buffer.byteLength(message) + overhead;
}
