import type {InvokeTarget} from '../invoke-target.ts';

/** A queue that has to do with a function, and what it is to it. */
export interface QueueEntry {
  readonly arn: string;
  /** `dead letters` of its queue are messages; those of a function, and failures, tell of events. */
  readonly role: 'source' | 'dead letters' | 'dead letters of the function' | 'on failure';
  /** Of a source's dead letters, the name of that; else the mapping or function. */
  readonly of: string;
  /** Which function its messages are for. */
  readonly target: InvokeTarget;
}

/** The name of a queue, from its ARN. */
export function toQueueTitle(arn: string): string {
  return arn.split(':').at(-1) ?? arn;
}
