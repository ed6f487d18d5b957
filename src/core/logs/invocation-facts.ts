import type {LogLine} from './log-line.ts';
import {parseStreamName} from './log-targets.ts';
import {readMessage} from './messages/read-message.ts';
import {findReport, type Report, showReport, showStart} from './messages/report.ts';

/** What an invocation's lines tell of it. */
export interface InvocationFacts {
  readonly label: string;
  readonly stream: string;
  /** The version that ran, `$LATEST` or a number; undefined where neither the stream nor START tells it. */
  readonly version: string | undefined;
  /** Milliseconds since 1970 of the first line. */
  readonly begin: number;
  readonly report: Report | undefined;
  /** What went wrong, in a word or two: `timeout`, an error's type; undefined when nothing did. */
  readonly failure: string | undefined;
  /** What its first error says. */
  readonly said: string | undefined;
  readonly errors: number;
  readonly warnings: number;
}

/** Reads what there is to know of one invocation; its lines are at least one. */
export function readInvocationFacts(lines: readonly LogLine[]): InvocationFacts | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const start = lines.find(({mark}) => mark === 'start');
  const reportLine = lines.findLast(({mark}) => mark === 'report');
  const report = reportLine === undefined ? undefined : findReport(reportLine.message);
  const printed = lines.filter(({mark}) => mark === undefined);
  const errors = printed.filter(({severity}) => severity === 3);
  const isTimeout = report?.status === 'timeout' || errors.some(({message}) => message.includes('Task timed out'));
  return {
    label: first.label,
    stream: first.stream,
    version: parseStreamName(first.group ?? '', first.stream).version ?? readStartedVersion(start?.message),
    begin: (start ?? first).time,
    report,
    ...(isTimeout ? {failure: 'timeout', said: undefined} : nameFailure(errors, report)),
    errors: errors.length,
    warnings: printed.filter(({severity}) => severity === 2).length,
  };
}

/** START tells it in Lambda's text format as `Version: 12`, in the JSON format as `"version":"12"`. */
function readStartedVersion(message: string | undefined): string | undefined {
  return /\b[Vv]ersion"?: ?"?(\$LATEST|\d+)/.exec(message ?? '')?.[1];
}

/** An error that has a name says more than that there was one. */
function nameFailure(
  errors: readonly LogLine[],
  report: Report | undefined,
): Pick<InvocationFacts, 'failure' | 'said'> {
  const read = errors.slice(0, most).map(({message}) => readMessage(message));
  const {error} = read.find(({error: own}) => own?.type !== undefined) ?? {};
  const failure = report?.errorType ?? error?.type ?? report?.status ?? (errors.length > 0 ? 'error' : undefined);
  const said = error?.message ?? read[0]?.error?.message ?? read[0]?.text;
  return {failure, said: failure === undefined ? undefined : said?.split('\n')[0]};
}

/** Errors that are looked at for a name. */
const most = 20;

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
