import type {OperationOutput} from '../../schema/index.ts';
import {readMessage} from '../logs/messages/read-message.ts';
import {findReport, type Report} from '../logs/messages/report.ts';
import {cleanLines, cleanText} from '../text/clean.ts';
import type {Tone} from '../tone.ts';
import {type FunctionError, parseFunctionError} from './function-error.ts';

/** What the service answers to Invoke. */
export type InvokeOutput = OperationOutput<'Invoke'>;

/** An answer as it came, whether whole or as a stream that has ended. */
export interface InvokeReply {
  readonly output: InvokeOutput;
  readonly requestId: string | undefined;
  /** MIME type of a streamed response. */
  readonly contentType?: string;
  /** What a stream ended with, in the service's words, when the function failed on the way. */
  readonly errorDetails?: string;
}

/** Hears of a streamed response while it arrives. */
export interface StreamListener {
  /** The answer has begun: its status and the version that runs. */
  onStart(start: {readonly status: number; readonly executedVersion: string | undefined}): void;
  onPiece(piece: Uint8Array): void;
}

/** The answer of Invoke, made readable. */
export interface InvokeAnswer {
  readonly status: number;
  readonly executedVersion: string | undefined;
  /** `Unhandled` or `Handled`: the function failed although the call answered 200. */
  readonly functionError: string | undefined;
  /** The response as it came; undefined when it was given up for others' sake. */
  readonly payload: Uint8Array | undefined;
  /** Bytes the response had. */
  readonly size: number;
  /** Of a response that came as a stream: in how many pieces, and the bytes that were too many to be kept. */
  readonly pieces?: number;
  readonly dropped?: number;
  readonly contentType: string | undefined;
  /** Of a failed function. */
  readonly error: FunctionError | undefined;
  /** The end of the invocation's log, as text and taken apart; empty when none was asked for. */
  readonly logText: string;
  readonly log: readonly {readonly text: string; readonly tone: Tone}[];
  /** True when the log was longer than what the service sends of it. */
  readonly logCut: boolean;
  readonly report: Report | undefined;
  readonly requestId: string | undefined;
  /** The durable execution that was begun, or found by its name. */
  readonly executionArn: string | undefined;
}

/** Bytes of a log the service sends at most (Invoke, header X-Amz-Log-Result). */
const logTail = 4096;

/** Takes an answer apart; the response itself is left as bytes, to be read when it is looked at. */
export function readInvokeAnswer({output, requestId, contentType, errorDetails}: InvokeReply): InvokeAnswer {
  const payload = output.Payload ?? new Uint8Array();
  const logBytes = output.LogResult === undefined ? undefined : fromBase64(output.LogResult);
  const logText = logBytes === undefined ? '' : new TextDecoder().decode(logBytes);
  const report = findReport(logText);
  return {
    status: output.StatusCode ?? 0,
    executedVersion: output.ExecutedVersion,
    functionError: output.FunctionError,
    payload,
    size: payload.byteLength,
    contentType,
    error: output.FunctionError === undefined ? undefined : parseError(payload, output.FunctionError, errorDetails),
    logText,
    log: cleanLines(logText).map(readLine),
    logCut: (logBytes?.byteLength ?? 0) >= logTail,
    report,
    requestId: report?.requestId ?? requestId,
    executionArn: output.DurableExecutionArn,
  };
}

function parseError(payload: Uint8Array, code: string, details: string | undefined): FunctionError | undefined {
  if (details === undefined) return parseFunctionError(new TextDecoder().decode(payload));
  return parseFunctionError(details) ?? {type: code, message: cleanText(details), trace: []};
}

function readLine(line: string): {text: string; tone: Tone} {
  const {level = '', text, tone} = readMessage(line);
  return {text: cleanText(level === '' ? text : `${level.padEnd(5)} ${text}`), tone};
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
  } catch {
    return new TextEncoder().encode(`The log could not be decoded: ${text}`);
  }
}
