/** How often and how far back the events of groups are asked for. Times in milliseconds. */
export interface LogPace {
  /** Between two readings of a group with traffic (twice that when much is read), and of a quiet one. */
  readonly fastest: number;
  readonly slowest: number;
  /** Between two readings of a group whose lines are sent without asking. */
  readonly live: number;
  /** Before a group is asked again that cannot be read: it is missing, or not allowed. */
  readonly refused: number;
  /** Before a failed request is made again, the first time; it doubles up to `mostRetry`. */
  readonly retry: number;
  readonly mostRetry: number;
  /** How late an event may come after its time and is still found; twice as late as any that came, up to the most. */
  readonly overlap: number;
  readonly mostOverlap: number;
  /** What a reading of a group with traffic goes back at least; more when it are no more than so many known events. */
  readonly tip: number;
  readonly tipEvents: number;
  /** Known events a second that looking for late ones may cost, and the least time between two such looks. */
  readonly lateEvents: number;
  readonly lateEvery: number;
}

/** The pace by which the lines of a group are seen a moment after they were written. */
export const usualPace: LogPace = {
  fastest: 500,
  slowest: 5000,
  live: 30_000,
  refused: 10_000,
  retry: 300,
  mostRetry: 15_000,
  overlap: 120_000,
  mostOverlap: 600_000,
  tip: 4000,
  tipEvents: 200,
  lateEvents: 2000,
  lateEvery: 5000,
};
