/** Where in the code to begin. */
export interface SourceTarget {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column?: number;
}
