/** Whose metrics an item's are. */
export interface MetricTarget {
  readonly functionName: string;
  /** A version or alias: what was invoked by it alone. */
  readonly qualifier?: string;
}
