import type {SQLInputValue} from 'node:sqlite';

/** The namespaces there is something to tell about. */
export const namespaces = {functions: 'AWS/Lambda', queues: 'AWS/SQS'};

/** Where a metric's values come from: rows of a table, and what of each is the value. */
interface Source {
  readonly table: 'invocations' | 'measurements' | 'queue_measurements';
  readonly value: string;
  readonly condition: string;
}

const ran = 'throttled = 0';

/** The metrics of invocations ("Types of metrics for Lambda functions" of the developer guide). */
const sources: Readonly<Record<string, Source>> = {
  ConcurrentExecutions: {table: 'invocations', value: 'concurrent', condition: ran},
  Duration: {table: 'invocations', value: 'duration', condition: ran},
  Errors: {table: 'invocations', value: 'error', condition: ran},
  Invocations: {table: 'invocations', value: '1', condition: ran},
  Throttles: {table: 'invocations', value: 'throttled', condition: '1'},
};

/** The unit a metric is published in ("Types of metrics for Lambda functions", "Available CloudWatch metrics for Amazon SQS"). */
export function unitOf(metric: string): 'Count' | 'Milliseconds' | 'Seconds' {
  if (metric === 'ApproximateAgeOfOldestMessage') return 'Seconds';
  return ['Duration', 'IteratorAge', 'AsyncEventAge'].includes(metric) ? 'Milliseconds' : 'Count';
}

/** The metrics each invocation adds to. */
export const invocationMetrics = Object.keys(sources);

/** Name and value of a dimension. */
export interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** A metric with the dimensions it is published under. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

/** Which rows a metric is made of, as parts of a query. */
export interface MeasuredRows {
  readonly table: string;
  readonly value: string;
  readonly where: string;
  readonly parameters: readonly SQLInputValue[];
}

/** The rows of a metric; undefined when there cannot be any. */
export function findRows(region: string, {namespace, name, dimensions}: Metric): MeasuredRows | undefined {
  if (namespace === namespaces.functions) return findFunctionRows(region, name, dimensions);
  return namespace === namespaces.queues ? findQueueRows(region, name, dimensions) : undefined;
}

/** Metrics of queues are those of one queue each. */
function findQueueRows(region: string, metric: string, dimensions: readonly Dimension[]): MeasuredRows | undefined {
  const [queue, ...others] = dimensions;
  if (queue?.name !== 'QueueName' || others.length > 0) return undefined;
  const where = 'region = ? AND metric = ? AND queue = ?';
  return {table: 'queue_measurements', value: 'value', where, parameters: [region, metric, queue.value]};
}

function findFunctionRows(region: string, metric: string, dimensions: readonly Dimension[]): MeasuredRows | undefined {
  const source = findSource(metric);
  const tests = ['region = ?', source.condition];
  const parameters: SQLInputValue[] = [region];
  if (source.table === 'measurements') {
    tests.push('metric = ?');
    parameters.push(metric);
  }
  for (const {name, value} of dimensions) {
    const columns = findColumns(name, value);
    if (!columns || (name === 'ExecutedVersion' && source.table === 'measurements')) return undefined;
    for (const [column, text] of columns) {
      tests.push(`${column} = ?`);
      parameters.push(text);
    }
  }
  // Of all functions together, the concurrency is another number than that of one.
  const isOfAll = metric === 'ConcurrentExecutions' && dimensions.length === 0;
  return {
    table: source.table,
    value: isOfAll ? 'concurrent_all' : source.value,
    where: tests.join(' AND '),
    parameters,
  };
}

function findSource(metric: string): Source {
  return sources[metric] ?? {table: 'measurements', value: 'value', condition: '1'};
}

/** A Resource is `name` or `name:qualifier`. */
function findColumns(name: string, value: string): readonly (readonly [string, string])[] | undefined {
  const [functionName = '', qualifier = ''] = value.split(':');
  switch (name) {
    case 'FunctionName':
      return [['function', value]];
    case 'Resource':
      return [
        ['function', functionName],
        ['qualifier', qualifier],
      ];
    case 'ExecutedVersion':
      return [['version', value]];
    default:
      return undefined;
  }
}
