import type {Queries, SandboxTelemetry} from '../telemetry/index.ts';

/** What was invoked: `qualifier` as it was asked for, empty when it was not. */
export interface MeasuredPlace {
  readonly region: string;
  readonly functionName: string;
  readonly qualifier: string;
}

/** One invocation, or one that was refused for want of concurrency. */
export interface InvocationFact extends MeasuredPlace {
  /** What ran; empty when nothing did. */
  readonly version: string;
  /** When it was asked for, in ms since 1970. */
  readonly time: number;
  /** ms. */
  readonly duration: number;
  readonly outcome: 'success' | 'error' | 'throttled';
  /** Executions of the function under way, this one included; and of all functions of the region. */
  readonly concurrent: number;
  readonly concurrentOfAll: number;
}

/** Metrics that are not facts of an invocation. */
export type Measurement =
  | 'AsyncEventAge'
  | 'AsyncEventsDropped'
  | 'AsyncEventsReceived'
  | 'DestinationDeliveryFailures'
  | 'IteratorAge';

/** Adds an invocation to the metrics, soon after. */
export function recordInvocation(telemetry: SandboxTelemetry, fact: InvocationFact): void {
  telemetry.defer(1, queries => insertInvocation(queries, fact));
}

/** Adds another measurement to the metrics, with the present as its time. Ages in ms, else a count. */
export function recordMeasurement(
  telemetry: SandboxTelemetry,
  target: MeasuredPlace,
  metric: Measurement,
  value: number,
): void {
  const time = telemetry.now();
  telemetry.defer(1, queries => insertMeasurement(queries, target, metric, {time, value}));
}

/** Writes a measurement; its time in ms since 1970. */
export function insertMeasurement(
  queries: Queries,
  {region, functionName, qualifier}: MeasuredPlace,
  metric: Measurement,
  {time, value}: {readonly time: number; readonly value: number},
): void {
  queries('INSERT INTO measurements (region, function, qualifier, metric, time, value) VALUES (?, ?, ?, ?, ?, ?)').run(
    region,
    functionName,
    qualifier,
    metric,
    time,
    value,
  );
}

/** Writes an invocation. */
export function insertInvocation(queries: Queries, fact: InvocationFact): void {
  const {region, functionName, qualifier, version, time, duration, outcome, concurrent, concurrentOfAll} = fact;
  queries(
    `INSERT INTO invocations
       (region, function, qualifier, version, time, duration, error, throttled, concurrent, concurrent_all)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    region,
    functionName,
    qualifier,
    version,
    time,
    duration,
    Number(outcome === 'error'),
    Number(outcome === 'throttled'),
    concurrent,
    concurrentOfAll,
  );
}

/** A queue that is measured. */
export interface MeasuredQueue {
  readonly region: string;
  readonly queue: string;
}

/** Adds a value to a metric of a queue, with the present as its time. */
export function recordQueueMeasurement(
  telemetry: SandboxTelemetry,
  place: MeasuredQueue,
  metric: string,
  value: number,
): void {
  const time = telemetry.now();
  telemetry.defer(1, queries => insertQueueMeasurement(queries, place, metric, {time, value}));
}

/** Writes a value of a queue's metric; its time in ms since 1970, ages in seconds. */
export function insertQueueMeasurement(
  queries: Queries,
  {region, queue}: MeasuredQueue,
  metric: string,
  {time, value}: {readonly time: number; readonly value: number},
): void {
  const sql = 'INSERT INTO queue_measurements (region, queue, metric, time, value) VALUES (?, ?, ?, ?, ?)';
  queries(sql).run(region, queue, metric, time, value);
}
