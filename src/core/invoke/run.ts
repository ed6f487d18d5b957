import type {OperationOutput} from '../../schema/index.ts';
import {indentJson} from '../format/json.ts';
import {isMissing, toText} from '../format/members.ts';
import type {Problem} from '../problem.ts';
import type {InvokeTarget} from '../resource.ts';
import {cleanLines, cleanText} from '../text/clean.ts';
import {type Report, toReport} from '../logs/report.ts';

/** What an invocation came to. */
export type RunOutcome =
  | {readonly state: 'running'}
  | {readonly state: 'failed'; readonly problem: Problem; readonly elapsed: number}
  | {readonly state: 'done'; readonly answer: InvokeAnswer; readonly elapsed: number};

/** One invocation. Times in milliseconds. */
export interface Run {
  readonly id: number;
  readonly target: InvokeTarget;
  /** `orders-api:live` */
  readonly name: string;
  readonly invocationType: string;
  readonly startedAt: number;
  readonly outcome: RunOutcome;
}

/** What the service answers to Invoke. */
export type InvokeOutput = OperationOutput<'Invoke'>;

/** The answer of Invoke, made readable. */
export interface InvokeAnswer {
  readonly status: number;
  readonly executedVersion: string | undefined;
  /** `Unhandled` or `Handled`: the function failed although the call answered 200. */
  readonly functionError: string | undefined;
  /** The response, pretty-printed when it is JSON; no lines when there was none. */
  readonly response: readonly string[];
  /** Of a failed function: its error's type, message and stack. */
  readonly error: {readonly type: string; readonly message: string; readonly trace: readonly string[]} | undefined;
  /** The log tail as it was printed. */
  readonly log: string;
  readonly report: Report | undefined;
}

/** Makes Invoke's answer readable: the payload decoded and pretty-printed, the log tail taken apart. */
export function toInvokeAnswer(output: InvokeOutput): InvokeAnswer {
  const payload = output.Payload === undefined ? '' : new TextDecoder().decode(output.Payload);
  const log = output.LogResult === undefined ? '' : fromBase64(output.LogResult);
  return {
    status: output.StatusCode ?? 0,
    executedVersion: output.ExecutedVersion,
    functionError: output.FunctionError,
    // A function may answer anything; what is no JSON is shown as it came.
    response: indentJson(payload)?.map(cleanText) ?? cleanLines(payload),
    error: output.FunctionError === undefined ? undefined : toError(parse(payload)),
    log,
    report: toReport(log),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toError(value: unknown): InvokeAnswer['error'] {
  if (typeof value !== 'object' || value === null) return undefined;
  const {errorType, errorMessage, trace, stackTrace} = value as Record<string, unknown>;
  const frames = trace ?? stackTrace;
  return {
    type: cleanText(isMissing(errorType) ? 'Error' : toText(errorType)),
    message: isMissing(errorMessage) ? '' : cleanText(toText(errorMessage)),
    trace: Array.isArray(frames) ? frames.flatMap(frame => cleanLines(toText(frame))) : [],
  };
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), character => character.charCodeAt(0)));
  } catch {
    return `The log could not be decoded: ${text}`;
  }
}
