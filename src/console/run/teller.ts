/** Milliseconds between two tellings: often enough to look alive, seldom enough to cost nothing. */
const every = 100;

/** Tells of what arrives, not more often than can be shown. */
export interface Teller {
  soon(): void;
  stop(): void;
}

/** Makes a teller. What takes long to tell is told less often, so that keys are answered all the same. */
export function createTeller(tell: () => void): Teller {
  let timer: NodeJS.Timeout | undefined;
  let wait = 0;
  return {
    soon: () => {
      timer ??= setTimeout(() => {
        const began = performance.now();
        timer = undefined;
        tell();
        wait = Math.max(every, (performance.now() - began) * 10);
      }, wait);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
