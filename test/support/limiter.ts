/** A service that lets so many requests a second through and refuses the others. */
export interface Limiter {
  /** Whether a request that comes now is let through. */
  take(): boolean;
  readonly taken: number;
  readonly refused: number;
}

/** How Lambda refuses who asks too much. */
export const tooMany = {
  status: 429,
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': 'TooManyRequestsException',
    'retry-after': '1',
  },
  body: JSON.stringify({Reason: 'CallerRateLimitExceeded', message: 'Rate exceeded'}),
};

/** Makes a limiter: a bucket of `perSecond` tokens, full at first and filled at that rate. The clock is in milliseconds. */
export function createLimiter(perSecond: number, now: () => number): Limiter {
  const counts = {taken: 0, refused: 0};
  let tokens = perSecond;
  let filledAt = now();
  return {
    take: () => {
      const time = now();
      tokens = Math.min(perSecond, tokens + ((time - filledAt) / 1000) * perSecond);
      filledAt = time;
      const isLetThrough = tokens >= 1;
      if (isLetThrough) tokens -= 1;
      counts[isLetThrough ? 'taken' : 'refused'] += 1;
      return isLetThrough;
    },
    get taken() {
      return counts.taken;
    },
    get refused() {
      return counts.refused;
    },
  };
}
