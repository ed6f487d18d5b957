import type {AttemptAnswer} from '../async/index.ts';
import type {Context} from '../context/context.ts';
import type {FoundVersion} from '../model/find-function.ts';
import type {BatchReport} from './report.ts';
import type {Origin, Source, SourceRecord} from './sources/index.ts';

/** A record on its way, with its place in what was given. */
export interface BatchItem {
  readonly index: number;
  readonly record: SourceRecord;
}

/** One delivery of records through a mapping, and what is known of it so far. */
export interface DeliverySession {
  readonly source: Source;
  readonly origin: Origin;
  readonly found: FoundVersion;
  readonly context: Context;
  readonly batches: BatchReport[];
  readonly delivered: Set<number>;
  readonly discarded: Set<number>;
  /** Of records that are gathered into windows of time, the one they belong to. */
  readonly window?: TumblingWindow;
}

/** A window of time of one shard, and what the function has made of its records so far. */
export interface TumblingWindow {
  readonly shard: string;
  /** ISO 8601, as the event has them. */
  readonly start: string;
  readonly end: string;
  /** Whatever the function returned as its state last. */
  state: unknown;
}

/** What a run says about its items. */
export interface BatchResult {
  /** Those that failed; none when it succeeded. */
  readonly failed: readonly BatchItem[];
  /** The function's last answer and request id, for destinations. Absent when it could not be begun. */
  readonly answer?: AttemptAnswer;
  readonly requestId: string;
}
