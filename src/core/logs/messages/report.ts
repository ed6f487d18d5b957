import {parseRecord} from '../../json.ts';

/** The numbers of a REPORT line. Durations in milliseconds, memory in MB. */
export interface Report {
  readonly requestId: string | undefined;
  readonly duration: number | undefined;
  readonly billedDuration: number | undefined;
  readonly memorySize: number | undefined;
  readonly maxMemoryUsed: number | undefined;
  /** Present after a cold start. */
  readonly initDuration: number | undefined;
  /** Present when an environment was restored from a snapshot (SnapStart), with what of that is charged. */
  readonly restoreDuration: number | undefined;
  readonly billedRestoreDuration: number | undefined;
  /** `error` or `timeout`; undefined when all went well. */
  readonly status: string | undefined;
  /** `Runtime.ExitError`, where the platform names it. */
  readonly errorType: string | undefined;
}

/** The numbers of a log's report, in Lambda's text or JSON format; undefined when it has none. */
export function findReport(log: string): Report | undefined {
  for (const line of log.split('\n')) {
    if (line.startsWith('REPORT ')) return readReportLine(line);
    if (line.startsWith('{') && line.includes('"platform.report"')) return readReportRecord(line);
  }
  return undefined;
}

/** A report in one line: `41 ms · billed 42 ms · 88/512 MB · cold 210 ms`. */
export function showReport(report: Report): string {
  const {duration, billedDuration, memorySize, maxMemoryUsed, status, errorType} = report;
  return [
    [status, errorType].filter(part => part !== undefined).join(' ') || undefined,
    duration === undefined ? undefined : `${duration} ms`,
    billedDuration === undefined ? undefined : `billed ${billedDuration} ms`,
    maxMemoryUsed === undefined ? undefined : `${maxMemoryUsed}/${memorySize ?? '?'} MB`,
    showStart(report),
  ]
    .filter(part => part !== undefined)
    .join(' · ');
}

/** How an invocation began when it had to wait for its environment: `cold 210 ms`, `restored in 475 ms, billed 278 ms`. */
export function showStart({initDuration, restoreDuration, billedRestoreDuration}: Report): string | undefined {
  if (restoreDuration === undefined) return initDuration === undefined ? undefined : `cold ${initDuration} ms`;
  const billed = billedRestoreDuration === undefined ? '' : `, billed ${billedRestoreDuration} ms`;
  return `restored in ${restoreDuration} ms${billed}`;
}

function readReportLine(line: string): Report {
  const number = (pattern: RegExp) => {
    const found = pattern.exec(line)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return {
    requestId: /RequestId: (\S+)/.exec(line)?.[1],
    duration: number(/(?<!Billed |Init |Restore )Duration: ([\d.]+) ms/),
    billedDuration: number(/Billed Duration: ([\d.]+) ms/),
    memorySize: number(/Memory Size: ([\d.]+) MB/),
    maxMemoryUsed: number(/Max Memory Used: ([\d.]+) MB/),
    initDuration: number(/Init Duration: ([\d.]+) ms/),
    restoreDuration: number(/(?<!Billed )Restore Duration: ([\d.]+) ms/),
    billedRestoreDuration: number(/Billed Restore Duration: ([\d.]+) ms/),
    status: toStatus(/Status: (\w+)/.exec(line)?.[1]),
    errorType: /Error Type: ([\w.]+)/.exec(line)?.[1],
  };
}

/** The record of Lambda's JSON format: `{"type": "platform.report", "record": {"requestId", "metrics", "status"}}`. */
function readReportRecord(line: string): Report | undefined {
  const record = toObject(parseRecord(line)?.['record']);
  const metrics = toObject(record['metrics']);
  const number = (name: string) => {
    const value = metrics[name];
    return typeof value === 'number' ? value : undefined;
  };
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    requestId: text(record['requestId']),
    duration: number('durationMs'),
    billedDuration: number('billedDurationMs'),
    memorySize: number('memorySizeMB'),
    maxMemoryUsed: number('maxMemoryUsedMB'),
    initDuration: number('initDurationMs'),
    restoreDuration: number('restoreDurationMs'),
    billedRestoreDuration: number('billedRestoreDurationMs'),
    status: toStatus(text(record['status'])),
    errorType: text(record['errorType']),
  };
}

function toStatus(word: string | undefined): string | undefined {
  return word === 'success' ? undefined : word;
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The numbers of a REPORT by the names that a filter has for them. */
export function readReportFields(message: string): Readonly<Record<string, number | string | undefined>> {
  const report = findReport(message);
  if (report === undefined) return {};
  const {duration, billedDuration: billed, memorySize: memory, maxMemoryUsed: used, status = 'success'} = report;
  const {initDuration: cold, restoreDuration: restore} = report;
  return {duration, billed, memory, used, cold, restore, status};
}
