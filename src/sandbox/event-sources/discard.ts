import {randomUUID} from 'node:crypto';
import type {AttemptAnswer} from '../async/index.ts';
import {send} from '../async/send.ts';
import {recordMeasurement} from '../metrics/index.ts';
import type {BatchItem, DeliverySession} from './session.ts';

/** Why records are given up, with the last answer of the function when it was run. */
export interface Reason {
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly answer?: AttemptAnswer;
  readonly requestId?: string;
}

/** Gives records up: the mapping's on-failure destination is told, as the service tells it. */
export function discard(items: readonly BatchItem[], reason: Reason, session: DeliverySession): void {
  for (const {index} of items) session.discarded.add(index);
  const {origin, found, context} = session;
  const destination = origin.mapping.DestinationConfig?.OnFailure?.Destination;
  if (!destination) return;
  const body = buildRecord(items, reason, session);
  if (context.transaction(() => send({kind: 'destination', destination, body}, context))) return;
  const target = {region: context.region, functionName: found.name, qualifier: found.qualifier ?? ''};
  recordMeasurement(context.telemetry, target, 'DestinationDeliveryFailures', 1);
}

function buildRecord(
  items: readonly BatchItem[],
  {condition, answer, requestId = randomUUID()}: Reason,
  {source, origin, context, batches}: DeliverySession,
): object {
  const records = items.map(({record}) => record);
  const first = items[0]?.index ?? -1;
  return {
    version: '1.0',
    timestamp: new Date(context.now()).toISOString(),
    requestContext: {
      requestId,
      functionArn: origin.mapping.FunctionArn,
      condition,
      approximateInvokeCount: batches.filter(batch => batch.records.includes(first)).length,
    },
    ...(answer ? {responseContext: toResponseContext(answer)} : {}),
    ...(source.toBatchInfo?.(records, origin) ?? {payload: source.toEvent(records, origin)}),
  };
}

function toResponseContext({executedVersion, functionError}: AttemptAnswer): object {
  return {statusCode: 200, executedVersion, ...(functionError ? {functionError} : {})};
}
