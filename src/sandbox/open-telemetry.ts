import {logTables, pruneLogs} from './logs/index.ts';
import {metricTables, pruneMetrics} from './metrics/index.ts';
import type {SandboxOptions} from './sandbox.ts';
import {createTelemetry, type Telemetry} from './telemetry/index.ts';

/** The sandbox's logs and metrics, in a file or in memory. */
export function openTelemetry(
  {now = Date.now, onFault = () => {}}: Pick<SandboxOptions, 'now' | 'onFault'>,
  file: string | undefined,
): Telemetry {
  return createTelemetry({
    file,
    now,
    onFault,
    tables: `${logTables} ${metricTables}`,
    onOpen: () => {},
    prune(queries, time) {
      pruneLogs(queries, time);
      pruneMetrics(queries, time);
    },
  });
}
