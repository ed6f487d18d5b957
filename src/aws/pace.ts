/** Lets callers through at a limited rate. */
export interface Pace {
  /** Resolves when the caller may go on; rejects with the signal's reason when it is aborted first. */
  turn(signal: AbortSignal): Promise<void>;
  /** Counts one who did not wait: those who do leave it that much room. */
  count(): void;
}

/** One second, in milliseconds: the window the limit counts in. */
const window = 1000;

/**
 * Lets at most `limit` callers through in any one second, in the order they came. One who gives up while waiting takes
 * nobody's place.
 */
export function createPace(limit: number): Pace {
  const waiting = new Set<() => void>();
  let starts: number[] = [];
  let timer: NodeJS.Timeout | undefined;

  const forget = (now: number) => {
    starts = starts.filter(start => start > now - window);
  };
  const admit = () => {
    timer = undefined;
    const now = performance.now();
    forget(now);
    for (const go of waiting) {
      if (starts.length >= limit) break;
      waiting.delete(go);
      starts.push(now);
      go();
    }
    const [oldest] = starts;
    if (waiting.size > 0 && oldest !== undefined) timer = setTimeout(admit, oldest + window - now);
  };

  return {
    count: () => {
      const now = performance.now();
      forget(now);
      starts.push(now);
    },
    turn: signal =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const giveUp = () => {
          waiting.delete(go);
          reject(signal.reason);
        };
        const go = () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        };
        signal.addEventListener('abort', giveUp, {once: true});
        waiting.add(go);
        if (timer === undefined) admit();
      }),
  };
}
