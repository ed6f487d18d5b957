import type {Queries} from '../telemetry/index.ts';

/** How long metrics are kept, in ms: 15 days, as the service keeps those of a minute. */
const age = 15 * 86_400_000;
/** Rows of a table kept at most. */
const limit = 500_000;

/** Deletes metrics that are too old, and the oldest of too many. */
export function pruneMetrics(queries: Queries, now: number): void {
  for (const table of ['invocations', 'measurements', 'queue_measurements']) {
    queries(`DELETE FROM ${table} WHERE time < ?`).run(now - age);
    queries(
      `DELETE FROM ${table} WHERE rowid <= (SELECT rowid FROM ${table} ORDER BY rowid DESC LIMIT 1 OFFSET ?)`,
    ).run(limit);
  }
}
