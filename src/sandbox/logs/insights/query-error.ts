/** A query that cannot be understood; `start` and `end` are places in its text, counted from 0, the end exclusive. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly start: number;
  readonly end: number;

  constructor(message: string, {start, end}: {readonly start: number; readonly end: number}) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
