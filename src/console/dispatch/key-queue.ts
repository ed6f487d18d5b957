/** Keys in their order: while some that were typed ahead are dealt with, one a macrotask, those pressed now come after them. */
export interface KeyQueue {
  /** Deals with a key now, or after those before it. */
  take(deal: () => void): void;
  /** Puts keys that came earlier before all that come from now on. */
  putAhead(deals: readonly (() => void)[]): void;
  /** Keeps a key, and all that come after it, until they are released or dropped. */
  hold(deal: () => void): void;
  isHeld(): boolean;
  /** Goes on with what was held. */
  release(): void;
  /** Forgets what was held. */
  drop(): void;
  stop(): void;
}

/** Makes the queue of a console's keys. */
export function createKeyQueue(): KeyQueue {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  const next = () => {
    timer = undefined;
    const deal = waiting.shift();
    deal?.();
    go();
  };
  const go = () => {
    if (waiting.length > 0 && !isHeld) timer ??= setTimeout(next, 0);
  };
  const clear = () => {
    clearTimeout(timer);
    timer = undefined;
    waiting = [];
    isHeld = false;
  };
  return {
    take: deal => {
      if (waiting.length === 0 && !isHeld) deal();
      else waiting.push(deal);
    },
    putAhead: deals => {
      waiting = [...deals, ...waiting];
      go();
    },
    hold: deal => {
      isHeld = true;
      waiting = [deal, ...waiting];
    },
    isHeld: () => isHeld,
    release: () => {
      isHeld = false;
      go();
    },
    drop: clear,
    stop: clear,
  };
}
