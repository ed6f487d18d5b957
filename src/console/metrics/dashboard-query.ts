import type {QueryClient} from '@tanstack/query-core';
import type {Answer} from '../../core/detail-line.ts';
import type {Item} from '../../core/item.ts';
import {findRunVersion, joinWays, listAliases, metricsByVersion} from '../../core/metrics/by-version.ts';
import {buildDashboardRequest, type Dashboard} from '../../core/metrics/dashboard.ts';
import type {MetricRequest} from '../../core/metrics/metric-services.ts';
import type {MetricTarget} from '../../core/metrics/metric-target.ts';
import type {SpanName} from '../../core/metrics/spans.ts';
import type {TabMetrics} from '../../core/resource/detail.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Connection} from '../connection/connection.ts';
import {isForbidden, toProblem} from '../reads/read-query.ts';
import type {Session} from '../session/session.ts';

/** Milliseconds between two reads of the charts that are on the screen: the service tells by the minute. */
const readEvery = 60_000;

/** Query options of the charts of a target. Read again every minute while shown, but for a permission that is missing. */
export function buildDashboardQuery(connection: Connection, now: () => Date, target: MetricTarget, span: SpanName) {
  return {
    queryKey: toDashboardKey(connection.key, target, span),
    queryFn: async ({signal}: {signal: AbortSignal}): Promise<Dashboard> => {
      const readAt = now();
      const request = buildDashboardRequest(target, span, readAt);
      const read = await readSeries(connection, target, request, signal);
      return {...read, readAt: readAt.getTime(), start: request.start, end: request.end, period: request.period};
    },
    notifyOnChangeProps: ['data' as const, 'error' as const],
    staleTime: 15_000,
    refetchInterval: ({state}: {state: {error: unknown}}) => (isForbidden(state.error) ? (false as const) : readEvery),
  };
}

/** What was called by a version's number is a part only of what it ran: most call it through an alias. */
async function readSeries(
  {metrics}: Connection,
  target: MetricTarget,
  request: MetricRequest,
  signal: AbortSignal,
): Promise<Pick<Dashboard, 'series' | 'ways'>> {
  const version = findRunVersion(target);
  if (version === undefined) return {series: await metrics.read(request, signal)};
  const {start, end, period} = request;
  const search = {wanted: metricsByVersion, functionName: target.functionName, executedVersion: version};
  const [series, found] = await Promise.all([
    metrics.read(request, signal),
    metrics.search({...search, start, end, period}, signal).then(
      answer => answer.series,
      (error: unknown) => toProblem(error),
    ),
  ]);
  if ('what' in found) return {series, ways: {aliases: [], gap: found.what}};
  return {series: joinWays(series, found), ways: {aliases: listAliases(found)}};
}

/** Whose charts a tab shows: the item's, or those of the version or alias that was chosen of its function. */
export function findShownTarget(
  {metrics, tabs}: Pick<Session, 'metrics' | 'tabs'>,
  resource: Resource,
  item: Item,
): MetricTarget | undefined {
  const own = resource.tabs[tabs[resource.name] ?? 0]?.metrics?.(item);
  const {target: chosen} = metrics;
  const isChosen = own?.qualifier === undefined && chosen?.functionName === own?.functionName;
  return isChosen ? (chosen ?? own) : own;
}

/** What the cache knows of a tab's charts. */
export function readTabMetrics(
  client: QueryClient,
  {metrics: {span, readingAt}}: Pick<Session, 'metrics'>,
  connection: string,
  target: MetricTarget,
): Omit<TabMetrics, 'changes'> {
  const state = client.getQueryState<Dashboard>(toDashboardKey(connection, target, span));
  const problem = state?.error === null || state?.error === undefined ? undefined : toProblem(state.error);
  return {
    span,
    target,
    readingAt,
    answer: toAnswer(state?.data, problem),
    stale: state?.data === undefined ? undefined : problem,
  };
}

function toAnswer(data: Dashboard | undefined, problem: TabMetrics['stale']): Answer<Dashboard> {
  if (data !== undefined) return {state: 'ready', value: data};
  return problem === undefined ? {state: 'pending'} : {state: 'failed', problem};
}

function toDashboardKey(connection: string, {functionName, qualifier = ''}: MetricTarget, span: SpanName) {
  return ['metrics', connection, functionName, qualifier, span] as const;
}
