import type {LogLine} from './log-line.ts';
import {findReport, type Report, showReport, showStart} from './messages/report.ts';

/** The lines of each invocation by its request id, in the order in which invocations began. */
export type Invocations = ReadonlyMap<string, readonly LogLine[]>;

/**
 * Puts lines (in the order of time) together by invocation. A line that names no request belongs to the one its stream was
 * at: from START to REPORT; what a new environment says of itself belongs to the invocation it was started for.
 */
export function findInvocations(lines: readonly LogLine[]): Invocations {
  const invocations = new Map<string, LogLine[]>();
  const current = new Map<string, string>();
  const waiting = new Map<string, LogLine[]>();
  for (const line of lines) {
    const {stream, mark} = line;
    const id = line.requestId ?? (mark === 'init' ? undefined : current.get(stream));
    if (id === undefined) {
      waiting.set(stream, [...(waiting.get(stream) ?? []), line].slice(-maxWaiting));
      continue;
    }
    const own = invocations.get(id) ?? [];
    if (own.length === 0) invocations.set(id, own);
    if (mark === 'start') own.push(...(waiting.get(stream) ?? []));
    if (mark === 'start') waiting.delete(stream);
    own.push(line);
    if (mark === 'report') current.delete(stream);
    else if (mark !== 'end') current.set(stream, id);
  }
  return invocations;
}

/** Lines between invocations that are kept for the next: what an environment prints as it starts. */
const maxWaiting = 200;

/** The request id of the invocation a line belongs to; undefined when it belongs to none. */
export function requestOf(invocations: Invocations, line: LogLine): string | undefined {
  if (line.requestId !== undefined) return line.requestId;
  for (const [id, lines] of invocations) if (lines.includes(line)) return id;
  return undefined;
}

/** What an invocation's lines tell of it. */
export interface InvocationFacts {
  readonly label: string;
  readonly stream: string;
  /** Milliseconds since 1970 of the first line. */
  readonly begin: number;
  readonly report: Report | undefined;
  /** What went wrong, in a word or two; undefined when nothing did. */
  readonly failure: string | undefined;
  readonly errors: number;
  readonly warnings: number;
}

/** Reads what there is to know of one invocation; its lines are at least one. */
export function readInvocationFacts(lines: readonly LogLine[]): InvocationFacts | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const reportLine = lines.findLast(({mark}) => mark === 'report');
  const report = reportLine === undefined ? undefined : findReport(reportLine.message);
  const printed = lines.filter(({mark}) => mark === undefined);
  const errors = printed.filter(({severity}) => severity === 3);
  const timedOut = report?.status === 'timeout' || errors.some(({message}) => message.includes('Task timed out'));
  return {
    label: first.label,
    stream: first.stream,
    begin: (lines.find(({mark}) => mark === 'start') ?? first).time,
    report,
    failure: timedOut ? 'timeout' : (report?.status ?? (errors.length > 0 ? 'error' : undefined)),
    errors: errors.length,
    warnings: printed.filter(({severity}) => severity === 2).length,
  };
}

/** What there is to say of an invocation in one row: what went wrong and a cold start first, for rows are cut at their end. */
export function showFacts({failure, errors, warnings, report}: InvocationFacts): string {
  const plain = {status: undefined, errorType: undefined, initDuration: undefined, restoreDuration: undefined};
  return [
    failure === undefined ? undefined : `✗ ${failure}`,
    // One is what the failure is told by.
    errors > 1 ? `${errors} errors` : undefined,
    warnings > 0 ? `${warnings} warning${warnings === 1 ? '' : 's'}` : undefined,
    report && showStart(report),
    report === undefined ? 'no REPORT yet' : showReport({...report, ...plain}),
  ]
    .filter(part => part !== undefined)
    .join(' · ');
}
