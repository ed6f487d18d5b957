/** What Invoke needs to know to run an item. */
export interface InvokeTarget {
  readonly FunctionName: string;
  readonly Qualifier?: string;
  /** Seconds the function may run, a durable one with all its steps, for the clock of a run; undefined when the item does not say. */
  readonly Timeout?: number;
  /** It is invoked by a version, an alias or `$LATEST` only, and each invocation is an execution. */
  readonly isDurable?: true;
}
