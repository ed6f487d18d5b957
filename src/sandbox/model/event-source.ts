import {invalidParameter} from '../errors/lambda-error.ts';
import type {Mapping} from './stored-mapping.ts';

/** What feeds a mapping; streams are read from a position, queues are not. */
export type SourceKind = 'sqs' | 'kinesis' | 'dynamodb' | 'kafka' | 'mq' | 'docdb';

interface SourceInput {
  readonly EventSourceArn?: string | undefined;
  readonly SelfManagedEventSource?: {readonly Endpoints?: object | undefined} | undefined;
}

const kinds: Readonly<Record<string, SourceKind>> = {
  sqs: 'sqs',
  kinesis: 'kinesis',
  dynamodb: 'dynamodb',
  kafka: 'kafka',
  mq: 'mq',
  rds: 'docdb',
};

/** The kind of event source an input names. Throws an InvalidParameterValueException for none or an unknown one. */
export function findSourceKind({EventSourceArn, SelfManagedEventSource}: SourceInput): SourceKind {
  if (EventSourceArn === undefined && SelfManagedEventSource) return 'kafka';
  const kind = kinds[EventSourceArn?.split(':')[2] ?? ''];
  if (kind === undefined) throw invalidParameter('Unrecognized event source.');
  return kind;
}

/** The settings the service fills in for a source (their API reference pages). */
export function buildSourceDefaults(kind: SourceKind): Mapping {
  if (kind === 'sqs') return {BatchSize: 10, MaximumBatchingWindowInSeconds: 0, FunctionResponseTypes: []};
  const polled = {BatchSize: 100, MaximumBatchingWindowInSeconds: 0, LastProcessingResult: 'No records processed'};
  if (kind !== 'kinesis' && kind !== 'dynamodb') return polled;
  return {
    ...polled,
    ParallelizationFactor: 1,
    MaximumRecordAgeInSeconds: -1,
    BisectBatchOnFunctionError: false,
    MaximumRetryAttempts: -1,
    TumblingWindowInSeconds: 0,
    FunctionResponseTypes: [],
    DestinationConfig: {OnFailure: {}},
  };
}

/** Why a mapping is in its state, as the service says it of this kind of source. */
export function toTransitionReason(kind: SourceKind): string {
  return kind === 'sqs' ? 'USER_INITIATED' : 'User action';
}

/** Whether the source is read from a position that must be given. */
export function isStream(kind: SourceKind): boolean {
  return kind === 'kinesis' || kind === 'dynamodb';
}
