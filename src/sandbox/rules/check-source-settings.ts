import type {Input} from '../context/operation-types.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {isStream, type SourceKind} from '../model/event-source.ts';

type CreateInput = Input<'CreateEventSourceMapping'>;

/** Refuses a place to start at that the source does not have, and a stream without one. Throws an InvalidParameterValueException. */
export function checkStartingPosition(kind: SourceKind, input: CreateInput): void {
  if (kind === 'sqs' && (input.StartingPosition ?? input.StartingPositionTimestamp) !== undefined) {
    throw invalidParameter('StartingPosition is not valid for SQS event sources.');
  }
  const isCluster = kind === 'kafka' && input.EventSourceArn !== undefined;
  if ((isStream(kind) || isCluster) && input.StartingPosition === undefined) {
    throw invalidParameter(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    );
  }
  if (kind === 'dynamodb' && input.StartingPosition === 'AT_TIMESTAMP') {
    throw invalidParameter(`Unsupported starting position for arn type: ${input.EventSourceArn}`);
  }
  if (input.StartingPositionTimestamp && input.StartingPosition !== 'AT_TIMESTAMP') {
    throw invalidParameter('Timestamp only valid with StartingPosition AT_TIMESTAMP');
  }
}

/** Refuses a destination that the source has no use for. Throws an InvalidParameterValueException. */
export function checkDestination(kind: SourceKind, {DestinationConfig}: Pick<CreateInput, 'DestinationConfig'>): void {
  const isForQueue = kind === 'sqs' && DestinationConfig?.OnFailure?.Destination;
  if (isForQueue || DestinationConfig?.OnSuccess?.Destination) {
    throw invalidParameter('Unsupported DestinationConfig parameter for given event source mapping type.');
  }
}

/** Settings of streams that a queue does not have. */
const streamSettings = [
  ...(['ParallelizationFactor', 'BisectBatchOnFunctionError', 'TumblingWindowInSeconds'] as const),
  ...(['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds'] as const),
];

/**
 * Refuses settings of other sources. The words are those that the service has for a DestinationConfig: for these settings no
 * answer is recorded. Throws an InvalidParameterValueException.
 */
export function checkFitsSource(kind: SourceKind, input: Input<'UpdateEventSourceMapping'> | CreateInput): void {
  const unfit = kind === 'sqs' ? streamSettings : (['ScalingConfig'] as const);
  const given = unfit.find(name => input[name] !== undefined);
  if (given !== undefined)
    throw invalidParameter(`Unsupported ${given} parameter for given event source mapping type.`);
}

/** Refuses a queue that gives a function less time than the function has. Throws an InvalidParameterValueException. */
export function checkVisibility(visibility: number, timeout: number): void {
  if (visibility >= timeout) return;
  const own = `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`;
  throw invalidParameter(`Invalid request provided: ${own}`);
}

/** Refuses a function whose role may not do to the queue what polling takes (`denied`). Throws an InvalidParameterValueException. */
export function checkPolling(denied: string | undefined): void {
  if (denied === undefined) return;
  throw invalidParameter(`The provided execution role does not have permissions to call ${denied} on SQS`);
}

/** Refuses batches that a queue does not give. Throws an InvalidParameterValueException. */
export function checkBatching(
  kind: SourceKind,
  {
    BatchSize = 0,
    MaximumBatchingWindowInSeconds = 0,
    EventSourceArn,
  }: Pick<CreateInput, 'BatchSize' | 'MaximumBatchingWindowInSeconds' | 'EventSourceArn'>,
): void {
  if (kind !== 'sqs') return;
  if (EventSourceArn?.endsWith('.fifo') && MaximumBatchingWindowInSeconds > 0) {
    throw invalidParameter('Batching window is not supported for FIFO queues');
  }
  if (BatchSize <= 10) return;
  if (EventSourceArn?.endsWith('.fifo')) throw invalidParameter('Batch size must be at most 10 for a FIFO queue.');
  if (MaximumBatchingWindowInSeconds > 0) return;
  throw invalidParameter(
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
  );
}
