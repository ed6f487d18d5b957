/** Whether somebody is there: a console may stand open for days, and what it asks then is asked for nobody. */
export interface Presence {
  /** Somebody pressed a key, or pasted something. */
  touch(key?: string): void;
  /** What was pressed last; undefined before, and once something was pasted. */
  readonly lastKey: string | undefined;
  /** True once nothing was pressed for a quarter of an hour. */
  isAway(): boolean;
  /** When that will be so, in milliseconds since 1970 by the clock of the query cache. */
  readonly awayAt: number;
  /** Tells of the first key after that. */
  subscribe(returned: () => void): () => void;
}

/** Milliseconds without a key after which nobody is taken to look any more. */
export const leftAlone = 15 * 60_000;

/** Makes the presence of a session; at its start somebody is there. */
export function createPresence(): Presence {
  const listeners = new Set<() => void>();
  let touchedAt = Date.now();
  let lastKey: string | undefined;
  const isAway = () => Date.now() - touchedAt >= leftAlone;
  return {
    isAway,
    get awayAt() {
      return touchedAt + leftAlone;
    },
    get lastKey() {
      return lastKey;
    },
    touch: key => {
      const wasAway = isAway();
      lastKey = key;
      touchedAt = Date.now();
      if (wasAway) for (const returned of listeners) returned();
    },
    subscribe: returned => {
      listeners.add(returned);
      return () => listeners.delete(returned);
    },
  };
}
