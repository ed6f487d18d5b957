/** Keys in their order: while some that were typed ahead are dealt with, one a macrotask, those pressed now come after them. */
export interface KeyQueue {
  /** Deals with a key now, or after those before it. */
  take(deal: () => void): void;
  /** Puts keys that came earlier before all that come from now on. */
  putAhead(deals: readonly (() => void)[]): void;
  stop(): void;
}

/** Makes the queue of a console's keys. */
export function createKeyQueue(): KeyQueue {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const deal = waiting.shift();
    timer = waiting.length > 0 ? setTimeout(next, 0) : undefined;
    deal?.();
  };
  return {
    take: deal => {
      if (waiting.length === 0) deal();
      else waiting.push(deal);
    },
    putAhead: deals => {
      waiting = [...deals, ...waiting];
      if (waiting.length > 0) timer ??= setTimeout(next, 0);
    },
    stop: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
