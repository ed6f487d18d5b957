import type {Problem} from '../problem.ts';

/** A queue as it stands. */
export interface QueueFacts {
  readonly visible: number;
  /** With somebody who has received and not deleted them. */
  readonly inFlight: number;
  readonly delayed: number;
  /** Seconds; `none` where CloudWatch has no value, and a sentence where it was not or could not be asked. */
  readonly age: number | 'none' | {readonly why: string};
  /** Seconds for which a receive hides a message. */
  readonly visibility: number;
  /** ARN of where messages go that were received so often. */
  readonly redrive?: {readonly target: string; readonly most: number};
  /** Names of the queues whose dead letters come here. */
  readonly feeders: readonly string[];
}

/** What is known of a queue by now. */
export type KnownQueue = QueueFacts | {readonly problem: Problem} | undefined;

/** The queue that feeds a mapping. */
export interface SourceQueue {
  readonly facts: QueueFacts;
  /** The queue that gets what was received too often; undefined where there is none. */
  readonly dead?: KnownQueue;
}

/** A message that was received. */
export interface ReceivedMessage {
  readonly id: string;
  readonly handle: string;
  readonly body: string;
  /** MD5. */
  readonly bodyHash: string;
  /** What SQS says of it: `SentTimestamp`, `ApproximateReceiveCount` and more. */
  readonly system: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, MessageValue>>;
}

/** The value of a message attribute; bytes as base64. */
export interface MessageValue {
  readonly type: string;
  readonly text?: string;
  readonly bytes?: string;
}

/** Reading queues and emptying those of dead letters. All reject with a `ProblemError`; changes are refused while read-only. */
export interface QueueServices {
  /** A queue by its ARN; its age only where metrics are wanted. */
  read(arn: string, options: {readonly withAge: boolean}, signal: AbortSignal): Promise<QueueFacts>;
  /** Receives some messages, which hides them and counts: a change. */
  receive(arn: string, signal: AbortSignal): Promise<readonly ReceivedMessage[]>;
  remove(arn: string, handle: string, signal: AbortSignal): Promise<void>;
  /** Begins to move all messages of a dead-letter queue back to the queues they came from. */
  moveBack(arn: string, signal: AbortSignal): Promise<void>;
}
