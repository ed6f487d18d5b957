/** A wait that others may end. */
export interface Wait {
  /** Resolves after so many milliseconds, when it is ended, or when the signal is aborted. */
  until(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Ends the wait of now, or the next one if nobody waits. */
  end(): void;
}

/** Makes a wait for one at a time. */
export function createWait(): Wait {
  let isEnded = false;
  let wake: (() => void) | undefined;
  return {
    async until(milliseconds, signal) {
      if (!isEnded && !signal.aborted) {
        const {promise, resolve} = Promise.withResolvers<void>();
        wake = resolve;
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener('abort', resolve as () => void, {once: true});
        await promise;
        clearTimeout(timer);
        signal.removeEventListener('abort', resolve as () => void);
        wake = undefined;
      }
      isEnded = false;
    },
    end() {
      isEnded = wake === undefined;
      wake?.();
    },
  };
}
