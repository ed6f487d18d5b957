import type {Queries} from '../telemetry/index.ts';

/** How long an alarm's history is kept, in ms: 30 days, as the service keeps it (DescribeAlarmHistory, API reference). */
const age = 30 * 86_400_000;

/** Deletes history that is too old. */
export function pruneAlarms(queries: Queries, now: number): void {
  queries('DELETE FROM alarm_history WHERE time < ?').run(now - age);
}
