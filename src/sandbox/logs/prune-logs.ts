import type {Queries} from '../telemetry/index.ts';
import {measureLogEvent} from './log-store.ts';

/** How many events, and how many bytes of them, are kept at most, of all groups together. */
interface Bounds {
  readonly events: number;
  readonly bytes: number;
}

const usualBounds: Bounds = {events: 500_000, bytes: 268_435_456};
/** Days that events are kept in groups without a retention of their own. */
const defaultRetention = 14;
/** ms. */
const day = 86_400_000;
/** Events deleted in one step. */
const step = 10_000;

/** Deletes what has expired, and the oldest events while there is more than a disk should hold. */
export function pruneLogs(queries: Queries, now: number, bounds: Bounds = usualBounds): void {
  const groups = queries('SELECT id, retention FROM log_groups').all();
  for (const {id, retention} of groups) {
    const expired = now - Number(retention ?? defaultRetention) * day;
    remove(queries, 'log_group = ? AND time < ?', [Number(id), expired]);
    queries('DELETE FROM log_streams WHERE log_group = ? AND events = 0 AND coalesce(ingested, created) < ?').run(
      Number(id),
      expired,
    );
  }
  while (isOver(queries, bounds)) {
    remove(queries, 'id IN (SELECT id FROM log_events ORDER BY id LIMIT ?)', [step]);
  }
}

function isOver(queries: Queries, bounds: Bounds): boolean {
  const sums = queries('SELECT total(events) AS events, total(bytes) AS bytes FROM log_streams').get();
  return Number(sums?.['events']) > bounds.events || Number(sums?.['bytes']) > bounds.bytes;
}

/** Deletes events and takes them off their streams' counts. */
function remove(queries: Queries, condition: string, values: readonly number[]): void {
  const removed = new Map<number, {events: number; bytes: number}>();
  const rows = queries(`DELETE FROM log_events WHERE ${condition} RETURNING stream, message`).all(...values);
  for (const {stream, message} of rows) {
    const count = removed.get(Number(stream)) ?? {events: 0, bytes: 0};
    count.events += 1;
    count.bytes += measureLogEvent(String(message));
    removed.set(Number(stream), count);
  }
  const update = queries(
    `UPDATE log_streams SET events = events - ?, bytes = bytes - ?,
       first = (SELECT min(time) FROM log_events WHERE stream = log_streams.id) WHERE id = ?`,
  );
  for (const [stream, {events, bytes}] of removed) update.run(events, bytes, stream);
}
