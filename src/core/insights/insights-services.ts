/** What is asked of some log groups; times in milliseconds since 1970, both inclusive. */
export interface LogQuestion {
  readonly groups: readonly string[];
  readonly query: string;
  readonly from: number;
  readonly until: number;
}

/** How far a query is: what was looked at by now, in bytes and events, and how many of these matched. */
export interface QueryProgress {
  readonly bytes: number;
  readonly scanned: number;
  readonly matched: number;
}

/** A row of a result: texts by the names of their columns, in order; columns without a value are left out. */
export type ResultCells = Readonly<Record<string, string>>;

/** What became of a query. `Complete` is the only end that gives all there is. */
export type LogAnswer =
  | {
      readonly kind: 'ended';
      readonly status: string;
      readonly rows: readonly ResultCells[];
      readonly progress: QueryProgress;
    }
  /** The service does not understand it; the places count from 0, and are undefined where it did not say. */
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly start: number | undefined;
      readonly end: number | undefined;
    };

/** About how much a query has to look at. */
export interface ScanEstimate {
  readonly bytes: number;
  /** Of the time that is meant, or of all that is kept where nothing was measured. */
  readonly by: 'arrived' | 'stored';
}

/** Asking CloudWatch Logs Insights. Rejections are `ProblemError`s. */
export interface InsightsServices {
  /** Runs a query to its end and tells how far it is. When the signal is aborted it is stopped at the service, too. */
  ask(question: LogQuestion, tell: (progress: QueryProgress) => void, signal: AbortSignal): Promise<LogAnswer>;
  /** How much a query over these groups and this time would look at. */
  estimate(span: Omit<LogQuestion, 'query'>, signal: AbortSignal): Promise<ScanEstimate>;
}
