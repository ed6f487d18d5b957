import type {MetricDataQuery, MetricDataResult} from '@aws-sdk/client-cloudwatch';
import type {FoundMetrics, MetricQuery, MetricSearch, MetricSeries} from '../../core/metrics/metric-services.ts';
import {countSlots} from '../../core/metrics/slots.ts';
import type {AwsTelemetry} from '../telemetry.ts';
import {fillSlots} from './fill-slots.ts';
import {createIncomplete, readPages, type Spend} from './read-pages.ts';

/** Series that a search expression returns at most (CDK reference of SearchExpression). */
const seriesOfSearch = 500;

/**
 * All series of the metrics that there are, by search expressions in one call (CloudWatch user guide, "Search expressions").
 * Rejects with a `ProblemError`.
 */
export async function searchMetrics(
  ask: AwsTelemetry['metrics'],
  search: MetricSearch,
  spend: Spend,
  signal: AbortSignal,
): Promise<FoundMetrics> {
  const slots = countSlots(search);
  const input = {
    MetricDataQueries: search.wanted.map((_, index) => buildSearchQuery(search, index)),
    StartTime: new Date(slots.first),
    EndTime: new Date(search.end),
  };
  const results = await readPages(ask, input, spend, signal);
  const found = search.wanted.map(({metric, statistic}, index) => {
    const own = results.filter(({Id}) => Id === `s${index}`);
    const byLabel = Map.groupBy(own, ({Label = ''}) => Label);
    const series = [...byLabel].map(
      ([label, pages]): MetricSeries => ({
        query: {...parseLabel(label), metric, statistic},
        values: fillSlots(checkWhole(pages, metric), slots),
      }),
    );
    return {metric, series};
  });
  const series = found.flatMap(one => one.series);
  spend({calls: 0, metrics: series.length});
  const cut = found.filter(one => one.series.length >= seriesOfSearch).map(({metric}) => metric);
  return {series, cut: [...new Set(cut)]};
}

function buildSearchQuery(
  {wanted, functionName, executedVersion, period}: MetricSearch,
  index: number,
): MetricDataQuery {
  const {metric, statistic} = wanted[index] ?? {};
  const schema = functionName === undefined ? 'FunctionName' : 'ExecutedVersion,FunctionName,Resource';
  const terms = Object.entries({MetricName: metric, FunctionName: functionName, ExecutedVersion: executedVersion})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${value}"`);
  const labels = functionName === undefined ? ['FunctionName'] : ['Resource', 'ExecutedVersion'];
  return {
    Id: `s${index}`,
    Expression: `SEARCH('{AWS/Lambda,${schema}} ${terms.join(' ')}', '${statistic}', ${period})`,
    Label: labels.map(name => `\${PROP('Dim.${name}')}`).join(' '),
  };
}

/** `name`, or `name:alias version`. */
function parseLabel(label: string): Pick<MetricQuery, 'functionName' | 'qualifier' | 'executedVersion'> {
  const [, functionName, qualifier, executedVersion] = /^([\w-]+)(?::(\S+))?(?: (\S+))?$/.exec(label) ?? [];
  if (functionName === undefined) throw createIncomplete(`it does not say whose "${label}" is`);
  return {
    functionName,
    ...(qualifier !== undefined && {qualifier}),
    ...(executedVersion !== undefined && {executedVersion}),
  };
}

function checkWhole(pages: readonly MetricDataResult[], metric: string): readonly MetricDataResult[] {
  const {StatusCode: status = 'Complete', Label} = pages.at(-1) ?? {};
  if (status !== 'Complete') throw createIncomplete(`${metric} of ${Label} ended with ${status}`);
  return pages;
}
