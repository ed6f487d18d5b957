import {readJson} from '../json/read-json.ts';
import type {WaitingInvocation} from '../model/stored-event.ts';
import type {AttemptAnswer} from './attempt.ts';

/** Why an event is done with, in the service's words. */
export type RecordCondition =
  | 'Success'
  | 'RetriesExhausted'
  | 'EventAgeExceeded'
  | 'ZeroReservedConcurrency'
  | 'RecursiveInvocation';

/** What a destination is told (developer guide, "Capturing records of Lambda asynchronous invocations"). */
export interface InvocationRecord {
  readonly version: '1.0';
  readonly timestamp: string;
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: RecordCondition;
    readonly approximateInvokeCount: number;
  };
  readonly requestPayload: unknown;
  readonly responseContext?: {
    readonly statusCode: number;
    readonly executedVersion: string;
    readonly functionError?: string;
  };
  readonly responsePayload?: unknown;
}

/** Puts an event's end into a record. `functionArn` with its qualifier; `now` in milliseconds since 1970. */
export function buildInvocationRecord(
  event: WaitingInvocation,
  {
    condition,
    answer,
    functionArn,
    now,
  }: {condition: RecordCondition; answer: AttemptAnswer | undefined; functionArn: string; now: number},
): InvocationRecord {
  const {requestId, failures} = event;
  const approximateInvokeCount = failures + (condition === 'Success' ? 1 : 0);
  return {
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    requestContext: {requestId, functionArn, condition, approximateInvokeCount},
    requestPayload: readJson(event.payload),
    ...(answer ? toResponse(answer) : {}),
  };
}

function toResponse({executedVersion, functionError, payload}: AttemptAnswer) {
  return {
    responseContext: {statusCode: 200, executedVersion, ...(functionError ? {functionError} : {})},
    responsePayload: readJson(payload),
  };
}
