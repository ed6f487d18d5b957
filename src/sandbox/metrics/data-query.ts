import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import type {Dimension} from './metric.ts';
import {findStatistic, type Statistic} from './statistic.ts';

/** One query of GetMetricData: a metric's statistic, or an expression. */
export interface DataQuery {
  readonly id: string;
  readonly label: string;
  readonly returned: boolean;
  readonly metric?: MetricStat;
  readonly expression: string;
}

interface MetricStat {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  /** ms. */
  readonly period: number;
  readonly statistic: Statistic;
}

/** Queries of one call (the API reference). */
const queryLimit = 500;
const code = 'ValidationError';

/** Reads MetricDataQueries, or another member with queries. Throws a TelemetryError. */
export function readQueries(
  reader: InputReader,
  member: 'MetricDataQueries' | 'Metrics' = 'MetricDataQueries',
): readonly DataQuery[] {
  const queries = reader.requiredObjects(member, queryLimit).map((query, index) => readQuery(query, index, member));
  const ids = new Set(queries.map(({id}) => id));
  if (ids.size < queries.length) throw invalid(`The values for parameter id in ${member} are not unique.`);
  if (!queries.some(({returned}) => returned)) {
    throw invalid('At least one query must have ReturnData set to true.');
  }
  return queries;
}

function readQuery(input: TelemetryInput, index: number, list: string): DataQuery {
  const reader = new InputReader(input, code);
  const id = reader.requiredText('Id', {max: 255});
  if (!/^[a-z]\w*$/.test(id)) {
    const member = `${list}.member.${index + 1}.Id`;
    throw invalid(`The value ${id} for parameter ${member} is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`);
  }
  const stat = reader.object('MetricStat');
  const expression = reader.text('Expression', {max: 2048});
  if ((stat === undefined) === (expression === undefined)) {
    throw invalid(`Exactly one of MetricStat and Expression must be given for ${id}.`);
  }
  const metric = stat && readMetricStat(stat, id);
  return {
    id,
    label: reader.text('Label') ?? metric?.name ?? id,
    returned: reader.flag('ReturnData', true),
    expression: expression ?? '',
    ...(metric ? {metric} : {}),
  };
}

function readMetricStat(input: TelemetryInput, id: string): MetricStat {
  const reader = new InputReader(input, code);
  const metric = new InputReader(reader.requiredObject('Metric'), code);
  const period = reader.requiredWhole('Period', {min: 1});
  if (![1, 5, 10, 20, 30].includes(period) && period % 60 !== 0) {
    throw invalid(`The parameter Period of ${id} must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  const name = reader.requiredText('Stat');
  const statistic = findStatistic(name);
  if (!statistic) throw invalid(`The sandbox does not know the statistic ${name}.`);
  return {
    namespace: metric.requiredText('Namespace', {max: 255, pattern: /^[^:].*$/}),
    name: metric.requiredText('MetricName', {max: 255}),
    dimensions: readDimensions(metric),
    period: period * 1000,
    statistic,
  };
}

/** Dimensions with name and value. Throws a TelemetryError. */
export function readDimensions(reader: InputReader): Dimension[] {
  return (reader.objects('Dimensions', 30) ?? []).map(dimension => {
    const members = new InputReader(dimension, code);
    return {name: members.requiredText('Name', {max: 255}), value: members.requiredText('Value', {max: 1024})};
  });
}

function invalid(message: string): TelemetryError {
  return new TelemetryError(code, message);
}
