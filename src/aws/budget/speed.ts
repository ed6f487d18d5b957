/** Why a service refused a request: it was asked too much. */
export interface Refusal {
  /** Milliseconds it wants to be left alone for, when it says so. */
  readonly rest: number | undefined;
}

/** How quickly requests may follow each other, as the service's refusals have left it. */
export interface Speed {
  sent(now: number): void;
  /** Halves the rate; requests that were sent before the last time it was halved are part of that refusal. */
  refused(refusal: Refusal, sentAt: number, now: number): void;
  /** When the next may be sent. */
  nextAt(now: number): number;
}

/** The least part of the full rate, however often the service refuses. */
const slowest = 1 / 20;
/** The part of the full rate that comes back in a second without a refusal. */
const recovery = 1 / 100;
/** The longest a service is left alone for, in milliseconds, whatever it asks for. */
const longestRest = 30_000;

/** Makes the speed of a bucket of `most` requests a second; below that they go one by one. Times are in milliseconds. */
export function createSpeed(most: number): Speed {
  let rate = most;
  let cutAt = Number.NEGATIVE_INFINITY;
  let restUntil = Number.NEGATIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  const rateAt = (now: number) => Math.min(most, rate + (most * recovery * (now - cutAt)) / 1000);
  return {
    sent: now => {
      lastAt = now;
    },
    refused: ({rest = 0}, sentAt, now) => {
      restUntil = Math.max(restUntil, now + Math.min(rest, longestRest));
      if (sentAt <= cutAt) return;
      rate = Math.max(most * slowest, rateAt(now) / 2);
      cutAt = now;
    },
    nextAt: now => {
      const current = rateAt(now);
      return Math.max(restUntil, current < most ? lastAt + 1000 / current : Number.NEGATIVE_INFINITY);
    },
  };
}
