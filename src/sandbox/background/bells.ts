/** Tells those who wait in this process that there is something new, by name. */
export interface Bells {
  ring(name: string): void;
  /** Resolves with the next ring, after `milliseconds`, or when the signal is aborted. */
  until(name: string, milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Creates bells for which nobody waits yet. */
export function createBells(): Bells {
  const waiting = new Map<string, Set<() => void>>();
  return {
    ring(name) {
      for (const wake of waiting.get(name) ?? []) wake();
    },
    async until(name, milliseconds, signal) {
      if (signal.aborted) return;
      const {promise, resolve} = Promise.withResolvers<void>();
      const own = waiting.get(name) ?? new Set();
      waiting.set(name, own.add(resolve));
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => resolve(), {once: true});
      await promise;
      clearTimeout(timer);
      own.delete(resolve);
      if (own.size === 0) waiting.delete(name);
    },
  };
}
