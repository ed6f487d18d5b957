import type {Mapping} from '../../model/stored-mapping.ts';

/** A record as it stands in the event a function gets. */
export type SourceRecord = Readonly<Record<string, unknown>>;

/** Where records come from. */
export interface Origin {
  readonly mapping: Mapping;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One kind of event source: what its records and events look like. */
export interface Source {
  /** Completes a record a user gave, whole or in part. Throws an InvalidParameterValueException. */
  readonly complete: (given: unknown, index: number, origin: Origin) => SourceRecord;
  /** The record with its data readable, as filter patterns see it. */
  readonly toFiltered: (record: SourceRecord) => unknown;
  readonly toEvent: (records: readonly SourceRecord[], origin: Origin) => object;
  /** What a partial answer calls the record, where there can be one. */
  readonly toIdentifier?: (record: SourceRecord) => string;
  /** What must be handled in order: a stream's shard, a FIFO queue's message group. Absent where nothing must. */
  readonly toSequence?: (record: SourceRecord) => string;
  /** What stays in order even where a shard is handled in parallel. */
  readonly toPartitionKey?: (record: SourceRecord) => string;
  /** Milliseconds since 1970, where records can be too old. */
  readonly toArrival?: (record: SourceRecord) => number;
  /** What a destination is told of records that were given up, beside the reason. */
  readonly toBatchInfo?: (records: readonly SourceRecord[], origin: Origin) => Readonly<Record<string, unknown>>;
}
