import {randomBytes} from 'node:crypto';
import type {SandboxTelemetry} from '../telemetry/index.ts';

/** What a traced invocation is known by to X-Ray. */
interface TraceIds {
  /** `1-5f84c7a1-0123456789abcdef01234567`. */
  readonly traceId: string;
  /** Of the service's own segment: 16 hexadecimal digits. */
  readonly segmentId: string;
}

/** An invocation that was traced; times in ms since 1970, durations in ms. */
interface InvocationTrace extends TraceIds {
  readonly region: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly requestId: string;
  readonly begun: number;
  readonly initDuration: number | undefined;
  readonly duration: number;
  readonly hasFailed: boolean;
}

/** Makes the ids of an invocation that begins now. */
export function createTraceIds(now: number): TraceIds {
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0');
  return {traceId: `1-${seconds}-${randomBytes(12).toString('hex')}`, segmentId: randomBytes(8).toString('hex')};
}

/** Keeps the trace of an invocation soon after: the service's segment and the function's (X-Ray developer guide, Lambda). */
export function recordTrace(telemetry: SandboxTelemetry, trace: InvocationTrace): void {
  const segments = JSON.stringify(buildSegments(trace));
  telemetry.defer(1, queries => {
    const sql = 'INSERT OR REPLACE INTO traces (region, id, time, segments) VALUES (?, ?, ?, ?)';
    queries(sql).run(trace.region, trace.traceId, trace.begun, segments);
  });
}

function buildSegments(trace: InvocationTrace): readonly object[] {
  const {traceId, segmentId, functionName, functionArn, requestId, begun, initDuration = 0, duration} = trace;
  const start = begun / 1000;
  const ready = start + initDuration / 1000;
  const end = ready + duration / 1000;
  const common = {
    trace_id: traceId,
    name: functionName,
    resource_arn: functionArn,
    ...(trace.hasFailed && {fault: true}),
  };
  const part = (name: string, from: number, to: number, more = {}) => ({
    ...{id: randomBytes(8).toString('hex'), name, start_time: from, end_time: to, ...more},
  });
  return [
    {
      ...{...common, id: segmentId, origin: 'AWS::Lambda', start_time: start, end_time: end},
      ...{http: {response: {status: 200}}, aws: {request_id: requestId}},
    },
    {
      ...{...common, id: randomBytes(8).toString('hex'), parent_id: segmentId, origin: 'AWS::Lambda::Function'},
      ...{start_time: start, end_time: end, aws: {function_arn: functionArn}},
      subsegments: [
        ...(initDuration > 0 ? [part('Initialization', start, ready)] : []),
        part('Invocation', ready, end, trace.hasFailed ? {fault: true} : {}),
        part('Overhead', end, end),
      ],
    },
  ];
}
