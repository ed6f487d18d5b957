import {InputReader, type Queries, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {invocationMetrics, type Metric, namespaces} from './metric.ts';
import type {MetricsContext} from './metrics-context.ts';

/** A row that says which dimensions a metric has values for. */
interface Place {
  readonly function: string;
  readonly qualifier: string;
  readonly version?: string;
  readonly metric?: string;
}

/** Metrics of an answer (the API reference). */
const pageSize = 500;
/** ms: 14 days without a value, and a metric is not listed any more; PT3H asks for less. */
const age = {usual: 14 * 86_400_000, recent: 3 * 3_600_000};

/** ListMetrics. Throws a TelemetryError. */
export function listMetrics(input: TelemetryInput, {telemetry, region}: MetricsContext): TelemetryInput {
  const reader = new InputReader(input, 'InvalidParameterValue');
  const wanted = {namespace: reader.text('Namespace', {max: 255}), name: reader.text('MetricName', {max: 255})};
  const filters = (reader.objects('Dimensions', 10) ?? []).map(readFilter);
  const isRecent = reader.oneOf('RecentlyActive', ['PT3H']) !== undefined;
  const offset = parseOffset(reader.text('NextToken'));
  const since = telemetry.now() - (isRecent ? age.recent : age.usual);
  const all = telemetry.transact(queries => readPublished(queries, region, since));
  const found = all.filter(
    metric =>
      (wanted.namespace ?? metric.namespace) === metric.namespace &&
      (wanted.name ?? metric.name) === metric.name &&
      isWanted(metric, filters),
  );
  const end = offset + pageSize;
  return {
    Metrics: found.slice(offset, end).map(toAnswer),
    ...(end < found.length ? {NextToken: encodeToken(end)} : {}),
  };
}

function readFilter(input: TelemetryInput): {name: string; value: string | undefined} {
  const reader = new InputReader(input, 'InvalidParameterValue');
  return {name: reader.requiredText('Name', {max: 255}), value: reader.text('Value', {max: 1024})};
}

function isWanted({dimensions}: Metric, filters: readonly ReturnType<typeof readFilter>[]): boolean {
  return filters.every(({name, value}) =>
    dimensions.some(dimension => dimension.name === name && (value ?? dimension.value) === dimension.value),
  );
}

/** All metrics with a value since a time, in ms since 1970, each with every set of dimensions it is published under. */
export function readPublished(queries: Queries, region: string, since: number): Metric[] {
  const invoked = queries(
    'SELECT DISTINCT function, qualifier, version FROM invocations WHERE region = ? AND time >= ?',
  ).all(region, since) as unknown as Place[];
  const measured = queries(
    'SELECT DISTINCT metric, function, qualifier FROM measurements WHERE region = ? AND time >= ?',
  ).all(region, since) as unknown as Place[];
  const ofQueues = queries('SELECT DISTINCT metric, queue FROM queue_measurements WHERE region = ? AND time >= ?').all(
    region,
    since,
  );
  const metrics = [
    ...ofQueues.map(({metric, queue}) => ({
      namespace: namespaces.queues,
      name: String(metric),
      dimensions: [{name: 'QueueName', value: String(queue)}],
    })),
    ...invoked.flatMap(place => invocationMetrics.flatMap(name => buildMetrics(name, place))),
    ...measured.flatMap(place => buildMetrics(place.metric ?? '', place)),
  ];
  const unique = new Map(metrics.map(metric => [JSON.stringify([metric.dimensions, metric.name]), metric]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, metric]) => metric);
}

/** As the service publishes them: of all functions, of one, of what was invoked, and of what ran for an alias. */
function buildMetrics(name: string, {function: functionName, qualifier, version}: Place): Metric[] {
  const resource = qualifier === '' ? functionName : `${functionName}:${qualifier}`;
  const ofFunction = {name: 'FunctionName', value: functionName};
  const ofResource = {name: 'Resource', value: resource};
  const isAlias = qualifier !== '' && version !== undefined && version !== '' && version !== qualifier;
  const sets = [
    [],
    [ofFunction],
    [ofFunction, ofResource],
    ...(isAlias ? [[{name: 'ExecutedVersion', value: version}, ofFunction, ofResource]] : []),
  ];
  return sets.map(dimensions => ({namespace: namespaces.functions, name, dimensions}));
}

function toAnswer({namespace, name, dimensions}: Metric): TelemetryInput {
  const Dimensions = dimensions.map(dimension => ({Name: dimension.name, Value: dimension.value}));
  return {Namespace: namespace, MetricName: name, Dimensions};
}

function encodeToken(offset: number): string {
  return Buffer.from(`metrics:${offset}`).toString('base64');
}

function parseOffset(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, offset] = /^metrics:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (offset === undefined) throw new TelemetryError('InvalidParameterValue', 'The NextToken is not valid.');
  return Number(offset);
}
