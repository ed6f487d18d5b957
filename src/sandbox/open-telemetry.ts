import {join} from 'node:path';
import {alarmTables, pruneAlarms} from './alarms/index.ts';
import {logTables, pruneLogs} from './logs/index.ts';
import {metricTables, pruneMetrics} from './metrics/index.ts';
import {writePast} from './samples/past/write-past.ts';
import type {SandboxOptions} from './sandbox-options.ts';
import {readPast} from './seed.ts';
import type {Store} from './store/index.ts';
import {createSandboxTelemetry, type Queries, type SandboxTelemetry} from './telemetry/index.ts';
import {pruneTraces, traceTables} from './traces/index.ts';
import {pruneTrail, trailTables} from './trail/index.ts';

/** The sandbox's logs, metrics, alarms and trail, in a file or in memory. */
export function openTelemetry(
  {region, accountId, now = Date.now, onFault = () => {}}: SandboxOptions,
  folder: string | undefined,
  store: Store,
): SandboxTelemetry {
  return createSandboxTelemetry({
    file: folder && join(folder, 'telemetry.sqlite'),
    now,
    onFault,
    tables: `${logTables} ${metricTables} ${trailTables} ${traceTables} ${alarmTables}`,
    onOpen(queries) {
      const past = isEmpty(queries) ? readPast(region, accountId, store.region(region)) : undefined;
      if (past) writePast(queries, past);
    },
    prune(queries, time) {
      pruneLogs(queries, time);
      pruneMetrics(queries, time);
      pruneTrail(queries, time);
      pruneTraces(queries, time);
      pruneAlarms(queries, time);
    },
  });
}

function isEmpty(queries: Queries): boolean {
  return queries('SELECT 1 FROM log_groups UNION ALL SELECT 1 FROM invocations LIMIT 1').get() === undefined;
}
