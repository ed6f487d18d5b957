/** One execution that is being carried on. */
export interface BackgroundRun {
  /** Aborted when the sandbox ends. */
  readonly signal: AbortSignal;
  /** Resolves after `milliseconds`, or sooner when there is something new. */
  untilWoken(milliseconds: number): Promise<void>;
}

/** The executions this process carries on, by ARN. */
export interface Runs {
  /** Starts a job for an execution; nothing happens when there is one. */
  start(arn: string, job: (run: BackgroundRun) => Promise<void>): void;
  /** Tells the execution's job that there is something new. */
  wake(arn: string): void;
  /** Resolves when the execution's job is over, at once without one. */
  finished(arn: string): Promise<void>;
  /** Aborts all jobs and waits for them. */
  close(): Promise<void>;
}

interface Job {
  readonly done: Promise<void>;
  wake(): void;
}

/** Timers take no more milliseconds than that. */
const longestTimer = 2_147_483_647;

/** Creates the list of executions that are being carried on, empty. */
export function createRuns(): Runs {
  const stop = new AbortController();
  const jobs = new Map<string, Job>();
  return {
    start(arn, job) {
      if (jobs.has(arn) || stop.signal.aborted) return;
      const alarm = createAlarm(stop.signal);
      // A job that fails leaves its execution as it was last stored: the next start carries it on.
      const done = job({signal: stop.signal, untilWoken: alarm.until})
        .catch(() => undefined)
        .then(() => void jobs.delete(arn));
      jobs.set(arn, {done, wake: alarm.ring});
    },
    wake: arn => jobs.get(arn)?.wake(),
    finished: async arn => jobs.get(arn)?.done,
    async close() {
      stop.abort();
      for (const job of jobs.values()) job.wake();
      await Promise.all([...jobs.values()].map(({done}) => done));
    },
  };
}

function createAlarm(signal: AbortSignal) {
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => rung.resolve(),
    async until(milliseconds: number): Promise<void> {
      if (signal.aborted) return;
      const timer = setTimeout(() => rung.resolve(), Math.min(Math.max(milliseconds, 0), longestTimer));
      await rung.promise;
      clearTimeout(timer);
      rung = Promise.withResolvers();
    },
  };
}
