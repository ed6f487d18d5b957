import type {MetricSeries} from './metric-services.ts';
import type {MetricTarget} from './metric-target.ts';

/** How a version was called beside by its number. */
export interface Ways {
  /** Aliases that it ran for. */
  readonly aliases: readonly string[];
  /** Why that is not known. */
  readonly gap?: string;
}

/** Metrics that are told by the version that ran (Lambda developer guide, "Dimensions for Lambda metrics"). */
export const metricsByVersion = [
  {metric: 'Invocations', statistic: 'Sum'},
  {metric: 'Errors', statistic: 'Sum'},
  {metric: 'Duration', statistic: 'p50'},
  {metric: 'Duration', statistic: 'p95'},
  {metric: 'Duration', statistic: 'p99'},
] as const;

/** The version whose runs are asked for; undefined for a function or an alias, of which all is told that was called by it. */
export function findRunVersion({qualifier}: MetricTarget): string | undefined {
  return qualifier !== undefined && /^(\d+|\$LATEST)$/.test(qualifier) ? qualifier : undefined;
}

/** What a version ran, whatever it was called by: counts are added up, of durations the worst is told. */
export function joinWays(direct: readonly MetricSeries[], found: readonly MetricSeries[]): readonly MetricSeries[] {
  return direct.map(series => {
    const {metric, statistic} = series.query;
    const others = found.filter(({query}) => query.metric === metric && query.statistic === statistic);
    const all = [series, ...others].map(({values}) => values);
    const values = series.values.map((_, index) => {
      const known = all.flatMap(one => one[index] ?? []);
      if (known.length === 0) return undefined;
      return statistic === 'Sum' ? known.reduce((sum, value) => sum + value, 0) : Math.max(...known);
    });
    return {...series, values};
  });
}

/** The aliases in what was found. */
export function listAliases(found: readonly MetricSeries[]): readonly string[] {
  const ran = found.filter(
    ({query, values}) => query.metric === 'Invocations' && values.some(value => (value ?? 0) > 0),
  );
  return [...new Set(ran.flatMap(({query}) => query.qualifier ?? []))].toSorted();
}
