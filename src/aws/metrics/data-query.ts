import type {MetricDataQuery} from '@aws-sdk/client-cloudwatch';
import type {MetricQuery} from '../../core/metrics/metric-services.ts';

/** A query as GetMetricData takes it, named `m` and its place in the call; the period is in seconds. */
export function buildDataQuery(query: MetricQuery, period: number, index: number): MetricDataQuery {
  return {
    Id: `m${index}`,
    MetricStat: {
      Metric: {Namespace: 'AWS/Lambda', MetricName: query.metric, Dimensions: buildDimensions(query)},
      Period: period,
      Stat: query.statistic,
    },
  };
}

/**
 * Metrics of a version or alias have its name as their Resource; those of what is invoked without a qualifier, which runs
 * $LATEST, have the function's bare name (Lambda developer guide, "Dimensions for Lambda metrics").
 */
function buildDimensions({functionName, qualifier, executedVersion}: MetricQuery) {
  const ofFunction = {Name: 'FunctionName', Value: functionName};
  if (qualifier === undefined) return [ofFunction];
  const resource = qualifier === '$LATEST' ? functionName : `${functionName}:${qualifier}`;
  const ofResource = [ofFunction, {Name: 'Resource', Value: resource}];
  return executedVersion === undefined
    ? ofResource
    : [...ofResource, {Name: 'ExecutedVersion', Value: executedVersion}];
}
