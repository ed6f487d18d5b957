/** Work that goes on after its request was answered; a limited number of jobs at a time, in order. */
export interface Background {
  add(job: (signal: AbortSignal) => Promise<void>): void;
  /** Resolves when nothing is queued or running. */
  settled(): Promise<void>;
  /** Drops what is queued, aborts what is running and waits for it. */
  close(): Promise<void>;
}

type Job = Parameters<Background['add']>[0];

/** Creates a queue that runs `width` jobs at a time. A job that fails is its own concern. */
export function createBackground(width: number): Background {
  const stop = new AbortController();
  const queue: Job[] = [];
  const running = new Set<Promise<void>>();

  const next = (): void => {
    const job = running.size < width && !stop.signal.aborted ? queue.shift() : undefined;
    if (job === undefined) return;
    const work: Promise<void> = job(stop.signal)
      .catch(() => undefined)
      .then(() => {
        running.delete(work);
        next();
      });
    running.add(work);
  };

  return {
    add(job) {
      queue.push(job);
      next();
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      stop.abort();
      queue.length = 0;
      await Promise.all(running);
    },
  };
}
