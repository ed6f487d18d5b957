import type {Queries} from '../telemetry/index.ts';

/** How long traces are kept, in ms: 30 days (X-Ray endpoints and quotas page). */
const age = 30 * 86_400_000;

/** Deletes traces that are too old. */
export function pruneTraces(queries: Queries, now: number): void {
  queries('DELETE FROM traces WHERE time < ?').run(now - age);
}
