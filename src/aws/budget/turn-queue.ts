/** Who waits for an answer: the user does, or nobody yet. */
export type Urgency = 'user' | 'background';

/** Those that wait to be given something. */
export interface TurnQueue<Given> {
  /** Resolves with what it is given; rejects with the signal's reason when that is aborted before. */
  join(urgency: Urgency, signal: AbortSignal): Promise<Given>;
  /** The one whose turn it is: the user's first, each kind in the order they came. */
  first(): {readonly urgency: Urgency; give(given: Given): void} | undefined;
}

/** Makes a queue. Who gives up takes nobody's place. */
export function createTurnQueue<Given>(): TurnQueue<Given> {
  type One = NonNullable<ReturnType<TurnQueue<Given>['first']>>;
  const lines = {user: new Set<One>(), background: new Set<One>()};
  return {
    join: (urgency, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const giveUp = () => {
          lines[urgency].delete(one);
          reject(signal.reason);
        };
        const one: One = {
          urgency,
          give: (given: Given) => {
            lines[urgency].delete(one);
            signal.removeEventListener('abort', giveUp);
            resolve(given);
          },
        };
        signal.addEventListener('abort', giveUp, {once: true});
        lines[urgency].add(one);
      }),
    first: () => {
      for (const line of [lines.user, lines.background]) for (const one of line) return one;
      return undefined;
    },
  };
}
