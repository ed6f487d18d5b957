import {type DataQuery, readQueries} from '../metrics/index.ts';
import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';

const code = 'ValidationError';

/** What an alarm is of: one metric as a single query, or the queries of an expression. Throws a TelemetryError. */
export function readAlarmQueries(settings: TelemetryInput): readonly DataQuery[] {
  if (settings['Metrics'] !== undefined) {
    const queries = readQueries(new InputReader(settings, code), 'Metrics');
    if (queries.filter(({returned}) => returned).length !== 1) {
      throw new TelemetryError(code, 'Metrics list must contain exactly one metric matching the ReturnData flag');
    }
    return queries;
  }
  const {Namespace, MetricName, Dimensions = [], Period, Statistic, ExtendedStatistic} = settings;
  const MetricStat = {Metric: {Namespace, MetricName, Dimensions}, Period, Stat: Statistic ?? ExtendedStatistic};
  return readQueries(new InputReader({Metrics: [{Id: 'm1', MetricStat}]}, code), 'Metrics');
}

/** ms: of the metrics the shortest period, a minute where none has one. */
export function findPeriod(queries: readonly DataQuery[]): number {
  const periods = queries.flatMap(({metric}) => (metric ? [metric.period] : []));
  return periods.length === 0 ? 60_000 : Math.min(...periods);
}
