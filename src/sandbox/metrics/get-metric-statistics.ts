import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {readDimensions} from './data-query.ts';
import {findRows, unitOf} from './metric.ts';
import type {MetricsContext} from './metrics-context.ts';
import {findStatistic, type PointSeries} from './statistic.ts';

/** Data points of an answer (the API reference). */
const pointLimit = 1440;
const names = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

/** GetMetricStatistics, which older tools ask; times in and out in seconds since 1970. Throws a TelemetryError. */
export function getMetricStatistics(input: TelemetryInput, {telemetry, region}: MetricsContext): TelemetryInput {
  const reader = new InputReader(input, 'InvalidParameterValue');
  const namespace = reader.requiredText('Namespace', {max: 255});
  const name = reader.requiredText('MetricName', {max: 255});
  const dimensions = readDimensions(reader);
  const start = reader.requiredTime('StartTime') * 1000;
  const end = reader.requiredTime('EndTime') * 1000;
  const period = reader.requiredWhole('Period', {min: 1}) * 1000;
  const plain = reader.texts('Statistics', names.length) ?? [];
  const extended = reader.texts('ExtendedStatistics', 10) ?? [];
  check({start, end, period, plain, extended});
  const rows = findRows(region, {namespace, name, dimensions});
  const span = {start: Math.floor(start / period) * period, end, period};
  const compute = (statistics: readonly string[]): (readonly [string, PointSeries])[] =>
    telemetry.transact(queries =>
      statistics.flatMap(one => {
        const statistic = findStatistic(one);
        if (!statistic)
          throw new TelemetryError('InvalidParameterValue', `The sandbox does not know the statistic ${one}.`);
        return rows ? [[one, statistic(queries, rows, span)] as const] : [];
      }),
    );
  const [values, percentiles] = [compute(plain), compute(extended)];
  const times = new Set([...values, ...percentiles].flatMap(([, series]) => [...series.keys()]));
  const at = (series: readonly (readonly [string, PointSeries])[], time: number) =>
    Object.fromEntries(series.map(([statistic, points]) => [statistic, points.get(time)]));
  return {
    Label: name,
    Datapoints: [...times]
      .toSorted((a, b) => a - b)
      .map(time => ({
        Timestamp: time / 1000,
        ...at(values, time),
        Unit: unitOf(name),
        ...(percentiles.length > 0 ? {ExtendedStatistics: at(percentiles, time)} : {}),
      })),
  };
}

interface Asked {
  /** ms, as the times. */
  readonly period: number;
  readonly start: number;
  readonly end: number;
  readonly plain: readonly string[];
  readonly extended: readonly string[];
}

function check({start, end, period, plain, extended}: Asked): void {
  if (start >= end) {
    throw new TelemetryError(
      'InvalidParameterValue',
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  if (plain.length + extended.length === 0) {
    throw new TelemetryError(
      'MissingParameter',
      'The parameter Statistics is required when the parameter ExtendedStatistics is not given.',
    );
  }
  const unknown = plain.find(name => !names.includes(name));
  if (unknown !== undefined) {
    throw new TelemetryError(
      'InvalidParameterValue',
      `The parameter Statistics.member.${plain.indexOf(unknown) + 1} must be a value in the set [ ${names.join(', ')} ].`,
    );
  }
  const points = Math.ceil((end - start) / period);
  if (points <= pointLimit) return;
  throw new TelemetryError(
    'InvalidParameterCombination',
    `You have requested up to ${points} datapoints, which exceeds the limit of ${pointLimit}. You may reduce the datapoints ` +
      'requested by increasing Period, or decreasing the time range.',
  );
}
