import type {Holder} from '../background/holder.ts';
import {defineCollection} from '../store/index.ts';

/** An event that was accepted and is not done with: it is kept until its function has run, or will not any more. */
export interface WaitingInvocation {
  /** The same for all attempts, as in the service. */
  readonly requestId: string;
  /** As it was invoked: version, alias, or none. */
  readonly qualifier?: string;
  /** JSON. */
  readonly payload: string;
  /** Base64 of JSON, as it was sent. */
  readonly clientContext?: string;
  readonly tenantId?: string;
  /** Milliseconds since 1970. */
  readonly acceptedAt: number;
  /** Attempts so far that ran and failed. */
  readonly failures: number;
  /** Attempts in a row that found no free concurrency. */
  readonly throttles: number;
  /** When it is to be tried next, in milliseconds since 1970. */
  readonly dueAt: number;
  /** How often each function was run by the destinations that led here. */
  readonly chain: Readonly<Record<string, number>>;
  /** The process that takes care of it. */
  readonly holder: Holder;
}

/** Accepted events: owner is the function's name, key the request id. They go away with their function. */
export const events = defineCollection<WaitingInvocation>('function.event');
