import type {OperationOutput} from '../../schema/index.ts';
import type {ItemOf} from '../list-operation.ts';

/** An entry of an execution's history. */
export type HistoryEvent = ItemOf<'GetDurableExecutionHistory'>;

/** What went wrong, in the service's shape. */
export type StepError = NonNullable<OperationOutput<'GetDurableExecution'>['Error']>;

/** What a step is of an execution: the execution itself stands over all others. */
export type StepKind = 'execution' | 'context' | 'step' | 'wait' | 'callback' | 'invoke';

/**
 * How a step stands. `waiting` is also a step that looks for something again after a while, `retrying` one that failed and will be
 * tried again; `left` is what was under way when the execution ended.
 */
export type StepState =
  | 'running'
  | 'waiting'
  | 'retrying'
  | 'succeeded'
  | 'failed'
  | 'timed out'
  | 'stopped'
  | 'cancelled'
  | 'left';

/** A payload as the history tells it. */
export interface StepPayload {
  readonly text: string;
  /** The service left the rest of it out. */
  readonly isCut: boolean;
}

/** One try of a step. Times in milliseconds since 1970. */
export interface StepAttempt {
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly error?: StepError;
  /** When it is tried again. */
  readonly nextAt?: number;
}

/** A part of a durable execution, as its history tells it. Times in milliseconds since 1970. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  /** What the function calls it; what the SDK does it for where it has no name. */
  readonly name: string;
  /** What the SDK has it for, e.g. `WaitForCallback`. */
  readonly subType: string | undefined;
  readonly state: StepState;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** The whole execution it is of: where it begins, and its end once there is one. */
  readonly whole: {readonly startedAt: number; readonly endedAt: number | undefined};
  /** The lines of the tree before its name. */
  readonly branch: string;
  readonly attempts: readonly StepAttempt[];
  readonly input: StepPayload | undefined;
  readonly result: StepPayload | undefined;
  readonly error: StepError | undefined;
  /** When a wait is over, at the latest a callback or an execution is. */
  readonly dueAt: number | undefined;
  readonly callbackId: string | undefined;
  /** Seconds within which a callback has to be heard of. */
  readonly heartbeat: number | undefined;
  /** Whom it invokes, and the execution that became of it. */
  readonly functionName: string | undefined;
  readonly executionArn: string;
  readonly invokedExecutionArn: string | undefined;
  /** The entries of the history that it was read from. */
  readonly events: readonly HistoryEvent[];
}
