import type {OperationInput} from '../../schema/index.ts';
import type {InvokeTarget} from '../invoke-target.ts';

/** What the user asked to be run, whole: sent again from this, it is the same once more. */
export interface InvokeRequest {
  /** The function with its qualifier; its Timeout is for the clock of the run. */
  readonly target: InvokeTarget;
  /** Exactly what is sent. */
  readonly input: OperationInput<'Invoke'>;
  /** True to have the response as it arrives, by InvokeWithResponseStream. */
  readonly streaming: boolean;
  /** How often it is sent; 1 is a plain invocation. */
  readonly times: number;
  /** At most so many at a time. */
  readonly concurrency: number;
}
