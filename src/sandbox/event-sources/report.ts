/** What became of records that were given to a mapping. Records are named by their place in what was given, from 0. */
export interface DeliveryReport {
  readonly uuid: string;
  readonly functionArn: string;
  readonly eventSource: string;
  readonly received: number;
  /** Records that matched none of the mapping's filters. */
  readonly filteredOut: readonly number[];
  /** Every run of the function, in order. */
  readonly batches: readonly BatchReport[];
  readonly delivered: readonly number[];
  /** Given up after their retries, or too old; told to the on-failure destination when there is one. */
  readonly discarded: readonly number[];
  /** Still undelivered: back in their queue, or held up in their stream behind a record that fails. */
  readonly undelivered: readonly number[];
  /** The mapping's LastProcessingResult, for sources that have one. */
  readonly lastProcessingResult?: string;
}

/** One run of the function. */
export interface BatchReport {
  readonly records: readonly number[];
  /** From 1. */
  readonly attempt: number;
  readonly requestId: string;
  readonly result: 'succeeded' | 'failed in part' | 'failed' | 'throttled';
  /** Those to be delivered again; all of them when it failed. */
  readonly failed: readonly number[];
  /** What the function answered: JSON, or text. Absent when it could not be begun. */
  readonly response?: unknown;
  /** Why it could not be begun. */
  readonly reason?: string;
}
