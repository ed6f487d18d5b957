import type {ErrorOrder} from './error-columns.ts';
import type {InvocationColumnName} from './invocation-columns.ts';

/** What the keys of the Log pane do. */
export type LogCommand =
  /** Follows the logs of the selection, or of all that is marked. */
  | {readonly type: 'follow'}
  /** Reads on from the last lines of what is quiet. */
  | {readonly type: 'last'}
  | {readonly type: 'stop'}
  /** Goes on following by the means, from the time and with the pattern that are given; the others stay. */
  | {
      readonly type: 'restart';
      /** Milliseconds before now. */
      readonly last?: number;
      /** Milliseconds since 1970; with a beginning the end is given, too, or there is none. */
      readonly since?: number;
      readonly until?: number;
      readonly by?: 'polling' | 'live-tail';
      /** An empty one takes all lines. */
      readonly pattern?: string;
    }
  | {readonly type: 'pick-time'}
  | {readonly type: 'live-tail-menu'}
  | {readonly type: 'pattern-prompt'}
  | {readonly type: 'pause'}
  | {readonly type: 'filter'}
  | {readonly type: 'level'}
  | {readonly type: 'context'}
  | {readonly type: 'wrap'}
  | {readonly type: 'zone'}
  | {readonly type: 'open'}
  /** Opens the workbench with the event of the invocation under the cursor. */
  | {readonly type: 'invoke'}
  /** Opens the source at the place that a line names, or the code that printed it. */
  | {readonly type: 'source'}
  /** Goes to the durable execution that the line is of. */
  | {readonly type: 'execution'}
  /** Opens the X-Ray trace that the report of the invocation names. */
  | {readonly type: 'trace'}
  | {readonly type: 'timeline'}
  /** Lists the invocations that the log knows, of what the pane shows or of the selection, and says why. */
  | {readonly type: 'invocations'; readonly of: 'pane' | 'selection'; readonly notice?: string}
  | {readonly type: 'errors'}
  /** Follows the selection's logs and groups the errors among them. */
  | {readonly type: 'errors-of-selection'}
  | {readonly type: 'order-menu'}
  | {readonly type: 'order-errors'; readonly by: ErrorOrder}
  | {readonly type: 'order'; readonly column: InvocationColumnName}
  | {readonly type: 'error'; readonly by: 1 | -1}
  | {readonly type: 'copy-menu'}
  | {readonly type: 'copy'; readonly what: 'line' | 'invocation' | 'shown'}
  | {readonly type: 'save-prompt'}
  | {readonly type: 'save'; readonly path: string; readonly overwrite: boolean}
  | {readonly type: 'clear'};
