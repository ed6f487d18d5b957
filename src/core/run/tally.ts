import type {Problem} from '../problem.ts';
import type {InvokeAnswer} from './answer.ts';

/** How a request that is sent many times goes. Durations in milliseconds. */
export interface Tally {
  readonly times: number;
  readonly concurrency: number;
  readonly sent: number;
  /** Of those sent, how many have ended one way or another. */
  readonly ended: number;
  readonly succeeded: number;
  /** As the functions' REPORT lines say. */
  readonly durations: readonly number[];
  /** From sending to the end of the answer. */
  readonly roundTrips: readonly number[];
  /** Durations of the cold starts among them. */
  readonly coldStarts: readonly number[];
  readonly throttled: number;
  /** Answers that were lost: whether the function ran is not known. */
  readonly unknown: number;
  readonly failures: readonly Failures[];
  /** Answers by the version that ran. */
  readonly versions: Readonly<Record<string, number>>;
  /** Why no more are sent, when fewer than wanted were. */
  readonly stopped: string | undefined;
}

/** Failures of one kind. */
export interface Failures {
  readonly type: string;
  readonly message: string;
  readonly count: number;
  /** Of the first of them: where to look in the log. */
  readonly requestId: string | undefined;
}

/** Counts one invocation after another. */
export interface Counter {
  sent(): void;
  answered(answer: InvokeAnswer, roundTrip: number): void;
  failed(problem: Problem): void;
  stop(why: string): void;
  /** Whether one more is to be sent. */
  goesOn(): boolean;
  /** How it stands, not changed by what comes later. */
  tally(): Tally;
}

/** Makes a counter. */
export function createCounter(times: number, concurrency: number): Counter {
  const counts = {sent: 0, ended: 0, succeeded: 0, throttled: 0, unknown: 0};
  const durations: number[] = [];
  const roundTrips: number[] = [];
  const coldStarts: number[] = [];
  const failures = new Map<string, Failures>();
  const versions = new Map<string, number>();
  let stopped: string | undefined;
  const fail = (type: string, message: string, requestId: string | undefined) => {
    const key = JSON.stringify([type, message]);
    const known = failures.get(key) ?? {type, message, count: 0, requestId};
    failures.set(key, {...known, count: known.count + 1});
  };
  return {
    sent: () => {
      counts.sent += 1;
    },
    answered: ({report, error, functionError, executedVersion, requestId}, roundTrip) => {
      counts.ended += 1;
      roundTrips.push(roundTrip);
      if (report?.duration !== undefined) durations.push(report.duration);
      coldStarts.push(...[report?.initDuration ?? report?.restoreDuration].filter(start => start !== undefined));
      if (executedVersion !== undefined) versions.set(executedVersion, (versions.get(executedVersion) ?? 0) + 1);
      if (functionError === undefined) counts.succeeded += 1;
      else fail(error?.type ?? functionError, error?.message ?? '', requestId);
    },
    failed: ({kind, what, why, requestId}) => {
      counts.ended += 1;
      if (kind === 'throttled') counts.throttled += 1;
      else if (kind === 'unknown-outcome') counts.unknown += 1;
      else fail(what, why, requestId);
    },
    stop: why => {
      stopped ??= why;
    },
    goesOn: () => stopped === undefined && counts.sent < times,
    tally: () => ({
      times,
      concurrency,
      ...counts,
      durations: [...durations],
      roundTrips: [...roundTrips],
      coldStarts: [...coldStarts],
      failures: [...failures.values()].toSorted((a, b) => b.count - a.count),
      versions: Object.fromEntries([...versions].toSorted(([, a], [, b]) => b - a)),
      stopped,
    }),
  };
}
