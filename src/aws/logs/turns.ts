import {setTimeout as sleep} from 'node:timers/promises';

/** Lets requests through one after the other, at a rate that gives way when the service asks for it. */
export interface Turns {
  /** Resolves when a request may be made; rejects when the signal is aborted first. */
  next(signal: AbortSignal): Promise<void>;
  /** The service was asked too much. */
  throttled(): void;
  /** The service answered. */
  answered(): void;
}

/** How many turns nobody took may be taken at once. */
const burst = 3;
/** How many times the usual time there may be between two requests. */
const slowest = 16;

/** Makes turns at `rate` requests a second. Each throttled request halves the rate, each answer brings a fourth back. */
export function createTurns(rate: number): Turns {
  const usual = 1000 / rate;
  let interval = usual;
  let free = 0;
  let eased = 0;
  return {
    next: async signal => {
      signal.throwIfAborted();
      const now = performance.now();
      const at = Math.max(free, now - burst * interval);
      free = at + interval;
      if (at > now) await sleep(at - now, undefined, {signal});
    },
    throttled: () => {
      const now = performance.now();
      // Requests that were under way together are refused together: that is one refusal.
      if (now < eased) return;
      interval = Math.min(usual * slowest, interval * 2);
      eased = now + interval;
      free = Math.max(free, now + interval * (0.5 + Math.random()));
    },
    answered: () => {
      interval = Math.max(usual, interval * 0.8);
    },
  };
}
