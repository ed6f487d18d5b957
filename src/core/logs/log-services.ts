import type {Problem} from '../problem.ts';

/** One event of CloudWatch Logs, as it came. Times in milliseconds since 1970. */
export interface LogEvent {
  /** Tells events apart, whatever they say. */
  readonly id: string;
  /** What the group was asked for as, e.g. a function's name. */
  readonly label: string;
  readonly stream: string;
  readonly timestamp: number;
  /** May hold newlines: a stack trace is one event. */
  readonly message: string;
}

/** A log group, and what its lines are to be labelled with. */
export interface LogGroup {
  readonly name: string;
  readonly label: string;
}

/** Which logs to follow. */
export interface LogRequest {
  readonly groups: readonly LogGroup[];
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Where to end; undefined follows. */
  readonly until: number | undefined;
  /** A CloudWatch filter pattern, applied by the service. */
  readonly pattern: string | undefined;
  /** `live-tail` is charged by the minute (CloudWatch pricing page); its service may sample, which is told as a loss. */
  readonly by: 'polling' | 'live-tail';
}

/** What a follower tells, as it happens. No event is told twice; events come in no particular order. */
export type LogNews =
  | {readonly type: 'events'; readonly events: readonly LogEvent[]}
  /** Reading what there is since the beginning, following new events (asking every so many milliseconds), or done. */
  | {readonly type: 'state'; readonly state: 'reading' | 'following' | 'done'; readonly every?: number}
  /** One group cannot be read; the others go on. Undefined: it can be read again. */
  | {readonly type: 'problem'; readonly label: string; readonly problem: Problem | undefined}
  /** The live tail that was asked for is refused for every group: all are polled, and nothing is charged. */
  | {readonly type: 'untailed'}
  /** Lines may be missing, and why. */
  | {readonly type: 'loss'; readonly label: string; readonly words: string};

/** A part of one stream; times in milliseconds since 1970, both inclusive. */
export interface StreamSpan {
  readonly group: string;
  readonly stream: string;
  readonly since: number;
  readonly until: number;
}

/** Reading logs. */
export interface LogServices {
  /** Tells news until the signal is aborted or the end of the request is reached. Never rejects: failures are news. */
  follow(request: LogRequest, tell: (news: LogNews) => void, signal: AbortSignal): Promise<void>;
  /** All events of a part of a stream, in the order of time. Rejects with a `ProblemError`. */
  readStream(span: StreamSpan, signal: AbortSignal): Promise<readonly LogEvent[]>;
  /**
   * When something was last logged to a group, to streams that are meant; undefined when nothing was. Rejects with a
   * `ProblemError`.
   */
  findLast(group: string, isMeant: (stream: string) => boolean, signal: AbortSignal): Promise<number | undefined>;
}
