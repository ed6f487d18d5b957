import {formatMember} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {
  buildFunctionTraffic,
  buildTrafficQueries,
  countedMetrics,
  type FunctionTraffic,
  type ReadTraffic,
} from '../../core/remedies/alias-traffic.ts';
import type {RemedyTarget} from '../../core/remedies/remedy.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';

const day = 86_400_000;
/** Seconds. */
const period = 300;

/** Whose traffic is read, and until when anybody wants it. */
export interface TrafficRead {
  readonly target: RemedyTarget;
  readonly aliases: readonly ItemOf<'ListAliases'>[];
  readonly signal: AbortSignal;
}

/** What was called of a function of late, in two calls. Rejects with a `ProblemError`; that versions are not told apart is no failure. */
export async function readFunctionTraffic(
  {metrics}: Connection,
  now: () => Date,
  {target: {functionName}, aliases, signal}: TrafficRead,
): Promise<FunctionTraffic> {
  const names = aliases.map(({Name}) => formatMember(Name));
  const end = now().getTime();
  const span = {start: end - day, end, period};
  const [totals, byVersion] = await Promise.all([
    metrics.read({queries: buildTrafficQueries(functionName, names), ...span}, signal),
    metrics.search({wanted: countedMetrics, functionName, ...span}, signal).then(
      ({series}): ReadTraffic['byVersion'] => series,
      error => ({gap: `which is not known: ${toProblem(error).what}`}),
    ),
  ]);
  return buildFunctionTraffic({totals, byVersion, span}, names);
}
