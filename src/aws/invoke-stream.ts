import type {InvokeWithResponseStreamResponseEvent} from '@aws-sdk/client-lambda';
import {type Problem, ProblemError} from '../core/problem.ts';
import type {InvokeReply, StreamListener} from '../core/run/answer.ts';

/**
 * Reads the answer to InvokeWithResponseStream to its end and tells of its pieces as they come; the reply at the end has no
 * payload. Rejects when the stream breaks off, also when it ends without saying how the function ended.
 */
export async function readInvokeStream(answer: Answer, {onStart, onPiece}: StreamListener): Promise<InvokeReply> {
  const {StatusCode: status = 0, ExecutedVersion: executedVersion, EventStream: events} = answer;
  onStart({status, executedVersion});
  const output = {
    StatusCode: status,
    ...(executedVersion !== undefined && {ExecutedVersion: executedVersion}),
  };
  const requestId = answer.$metadata?.requestId;
  // A dry run answers without a stream.
  if (events === undefined || status === 204) return {output, requestId};
  for await (const {PayloadChunk: piece, InvokeComplete: end} of events) {
    if (piece?.Payload !== undefined) onPiece(piece.Payload);
    if (end === undefined) continue;
    const {ErrorCode: code, ErrorDetails: errorDetails, LogResult} = end;
    return {
      output: {...output, ...(code && {FunctionError: code}), ...(LogResult !== undefined && {LogResult})},
      requestId,
      ...(errorDetails !== undefined && {errorDetails}),
    };
  }
  throw new ProblemError(describeBrokenOff(status, requestId));
}

/** What of the SDK's answer is read here. */
interface Answer {
  readonly StatusCode?: number | undefined;
  readonly ExecutedVersion?: string | undefined;
  readonly EventStream?: AsyncIterable<InvokeWithResponseStreamResponseEvent> | undefined;
  readonly $metadata?: {readonly requestId?: string | undefined};
}

function describeBrokenOff(status: number, requestId: string | undefined): Problem {
  return {
    kind: 'unknown-outcome',
    what: 'The outcome of InvokeWithResponseStream is unknown',
    why: 'The response ended without saying how the function ended: it may be cut.',
    tryThis: 'Look at the log of the function before you send it again.',
    status,
    ...(requestId !== undefined && {requestId}),
  };
}
