import {createHash} from 'node:crypto';
import type {Invocation} from './invocation.ts';

/** The figures of a REPORT line; durations in ms, memory in MB. */
export interface RuntimeReport {
  readonly duration: number;
  readonly billedDuration: number;
  readonly maxMemoryUsed: number;
  readonly initDuration?: number;
  readonly status: 'success' | 'error' | 'timeout';
  /** Only of an error outside the handler, which the service names in the line. */
  readonly errorType?: string;
}

/** What of an invocation its log names; memory in MB. */
type Logged = Pick<Invocation, 'requestId' | 'version' | 'memorySize' | 'logFormat' | 'trace'>;

/** The events around what an invocation printed, in the text format. */
export function formatReportEvents(
  invocation: Omit<Logged, 'logFormat'>,
  report: RuntimeReport,
): {readonly start: string; readonly closing: readonly string[]} {
  return {start: formatStart(invocation, new Date(0)), closing: formatEnd(invocation, report)};
}

/**
 * The line on an environment that starts, in the text format: the runtime and the ARN of its build, for which the digest
 * of its name stands.
 */
export function formatInitStart({runtime, functionArn}: Pick<Invocation, 'runtime' | 'functionArn'>): string {
  const [, name = runtime, build = ''] = /^([a-z]+?)\.?([\d.]+x?|al\d+)?$/.exec(runtime) ?? [];
  const region = functionArn.split(':')[3] ?? '';
  const arn = `arn:aws:lambda:${region}::runtime:${createHash('sha256').update(runtime).digest('hex')}`;
  return `INIT_START Runtime Version: ${name}:${build.replace(/\.x$/, '')}.v1\tRuntime Version ARN: ${arn}\n`;
}

/** The line that opens an invocation's log, in the function's log format. */
export function formatStart(invocation: Logged, startedAt: Date): string {
  const {requestId, version} = invocation;
  if (invocation.logFormat === 'JSON') return formatEvent('platform.start', {requestId, version}, startedAt);
  return `START RequestId: ${requestId} Version: ${version}\n`;
}

/** The events that close it; in JSON one, in text END and REPORT with tabs between its parts. */
export function formatEnd(invocation: Logged, report: RuntimeReport): string[] {
  const {requestId} = invocation;
  if (invocation.logFormat === 'JSON') return [formatJsonReport(invocation, report)];
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${report.duration.toFixed(2)} ms`,
    `Billed Duration: ${report.billedDuration} ms`,
    `Memory Size: ${invocation.memorySize} MB`,
    `Max Memory Used: ${report.maxMemoryUsed} MB`,
    ...(report.initDuration === undefined ? [] : [`Init Duration: ${report.initDuration.toFixed(2)} ms`]),
    ...formatStatus(report),
  ];
  const {trace} = invocation;
  const traced = trace ? `XRAY TraceId: ${trace.traceId}\tSegmentId: ${trace.segmentId}\tSampled: true\t\n` : '';
  return [`END RequestId: ${requestId}\n`, `${parts.join('\t')}\t\n${traced}`];
}

/** The line on an initialisation that failed. `duration` in ms. */
export function formatInitReport(
  invocation: Invocation,
  duration: number,
  report: Pick<RuntimeReport, 'status' | 'errorType'>,
) {
  if (invocation.logFormat === 'JSON') {
    const {status, errorType} = report;
    return formatEvent('platform.initReport', {
      phase: 'init',
      status,
      errorType,
      metrics: {durationMs: round(duration)},
    });
  }
  return `INIT_REPORT Init Duration: ${duration.toFixed(2)} ms\tPhase: init\t${formatStatus(report).join('\t')}\n`;
}

function formatStatus({status, errorType}: Pick<RuntimeReport, 'status' | 'errorType'>): string[] {
  if (status === 'success') return [];
  return [`Status: ${status}`, ...(errorType === undefined ? [] : [`Error Type: ${errorType}`])];
}

function formatJsonReport({requestId, memorySize, trace}: Logged, report: RuntimeReport): string {
  const {duration, billedDuration, maxMemoryUsed, initDuration, status, errorType} = report;
  return formatEvent('platform.report', {
    requestId,
    metrics: {
      durationMs: round(duration),
      billedDurationMs: billedDuration,
      memorySizeMB: memorySize,
      maxMemoryUsedMB: maxMemoryUsed,
      initDurationMs: initDuration === undefined ? undefined : round(initDuration),
    },
    status,
    errorType,
    tracing: trace && {
      spanId: trace.segmentId,
      type: 'X-Amzn-Trace-Id',
      value: `Root=${trace.traceId};Parent=${trace.segmentId};Sampled=1`,
    },
  });
}

function formatEvent(type: string, record: object, time = new Date()): string {
  return `${JSON.stringify({time: time.toISOString(), type, record})}\n`;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
