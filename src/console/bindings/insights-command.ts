import type {NamedQuery} from '../../core/insights/shipped-queries.ts';

/** What is done with Logs Insights. */
export type InsightsCommand =
  /** Opens it for the selection, or for what the Log pane shows, with the query for errors by kind where these are listed. */
  | {readonly do: 'open'; readonly of: 'selection' | 'log'}
  /** Puts a query in the place of the one that stands there. */
  | {readonly do: 'take'; readonly query: NamedQuery}
  /** The same with one that was saved. */
  | {readonly do: 'take-saved'; readonly name: string}
  /** Of the last so many milliseconds, or from a time to another, in milliseconds since 1970. */
  | {readonly do: 'span'; readonly span: {readonly last: number} | {readonly since: number; readonly until?: number}}
  /** Orders the rows by a column, or the other way round when they are already. */
  | {readonly do: 'order'; readonly column: string}
  | {readonly do: 'copy'; readonly what: 'row' | 'shown'}
  | {readonly do: 'save'; readonly path: string; readonly overwrite: boolean}
  /** Keeps the query under a name. */
  | {readonly do: 'keep'; readonly name: string; readonly overwrite: boolean}
  /** Deletes one's own query of that name, once that was asked about. */
  | {readonly do: 'delete'; readonly name: string; readonly asked: boolean}
  /** Sends the query, after its price was asked about. */
  | {readonly do: 'run'};
