import type {LastLines} from '../../../core/logs/log-pane.ts';
import type {LogServices} from '../../../core/logs/log-services.ts';
import type {LogPlan} from '../../../core/logs/log-targets.ts';
import {toProblem} from '../../reads/read-query.ts';

/** Finds out when something was last logged to the groups of a plan, by what is meant of them. Never rejects. */
export async function findLastLines(
  {groups, labelOf}: LogPlan,
  logs: LogServices,
  signal: AbortSignal,
): Promise<LastLines> {
  const asked = await Promise.allSettled(
    groups.map(({name}) => logs.findLast(name, stream => labelOf(name, stream) !== undefined, signal)),
  );
  const times = asked.flatMap(one => (one.status === 'fulfilled' ? (one.value ?? []) : []));
  if (times.length > 0) return {state: 'found', time: Math.max(...times)};
  const failed = asked.find(one => one.status === 'rejected');
  return failed === undefined ? {state: 'never'} : {state: 'unknown', problem: toProblem(failed.reason)};
}
