import type {Queries} from '../telemetry/index.ts';

/** How long events are kept, in ms: 90 days, as the service keeps them (LookupEvents, API reference). */
const age = 90 * 86_400_000;
const limit = 50_000;

/** Deletes events that are too old, and the oldest of too many. */
export function pruneTrail(queries: Queries, now: number): void {
  queries('DELETE FROM trail_events WHERE time < ?').run(now - age);
  queries(
    'DELETE FROM trail_events WHERE rowid <= (SELECT rowid FROM trail_events ORDER BY rowid DESC LIMIT 1 OFFSET ?)',
  ).run(limit);
}
