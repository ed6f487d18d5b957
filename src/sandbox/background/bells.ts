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
      const wake = () => resolve();
      const own = waiting.get(name) ?? new Set();
      waiting.set(name, own.add(wake));
      const timer = setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake);
      await promise;
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      own.delete(wake);
      if (own.size === 0) waiting.delete(name);
    },
  };
}
