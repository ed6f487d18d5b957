/** Whether changes may be sent through a connection. */
export interface WriteLock {
  /** While true, nothing is sent that may change something. */
  readonly readOnly: boolean;
  /** When it closes by itself; undefined while it is closed, or open for good. */
  readonly writableUntil: Date | undefined;
  /** Lets changes through until a time, or forbids them when there is none. */
  setWritable(until: Date | undefined): void;
  /** What it is while nobody has said anything by `setWritable`: more may be known of the target than at first. */
  setUsual(readOnly: boolean): void;
  /** Tells whenever changes are allowed or forbidden, also when that comes by itself. Returns the way to hear no more. */
  subscribe(listener: () => void): () => void;
}

/** Makes the lock of a connection. It closes by itself when its time is over; once the signal is aborted it tells nothing more. */
export function createWriteLock({readOnly, signal}: {readOnly: boolean; signal: AbortSignal}): WriteLock {
  const listeners = new Set<() => void>();
  let isLocked = readOnly;
  let isChosen = false;
  let writableUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isReadOnly = () => isLocked && Date.now() >= writableUntil;
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const tellWhenOver = () => {
    clearTimeout(timer);
    const left = writableUntil - Date.now();
    if (left > 0 && !signal.aborted) timer = setTimeout(() => (isReadOnly() ? tell() : tellWhenOver()), left);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), {once: true});
  return {
    get readOnly() {
      return isReadOnly();
    },
    get writableUntil() {
      return isLocked && !isReadOnly() ? new Date(writableUntil) : undefined;
    },
    setWritable: until => {
      isLocked = true;
      isChosen = true;
      writableUntil = until?.getTime() ?? 0;
      tellWhenOver();
      tell();
    },
    setUsual: usual => {
      if (!isChosen) isLocked = usual;
      tell();
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
