/** Who waits for an answer: the user does, the user does for the rest of a list whose beginning is shown, or nobody yet. */
export type Urgency = 'user' | 'list' | 'background';

/** Those that wait to be given something. */
export interface TurnQueue<Given> {
  /** Resolves with what it is given; rejects with the signal's reason when that is aborted before. */
  join(urgency: Urgency, signal: AbortSignal): Promise<Given>;
  /** The one whose turn it is: the user's first, the others in the order they came. */
  first(): {readonly urgency: Urgency; give(given: Given): void} | undefined;
  /** Whether anybody waits so. */
  hasAny(urgency: Urgency): boolean;
}

/** Makes a queue. Who gives up takes nobody's place. */
export function createTurnQueue<Given>(): TurnQueue<Given> {
  type One = NonNullable<ReturnType<TurnQueue<Given>['first']>>;
  const users = new Set<One>();
  const others = new Set<One>();
  return {
    join: (urgency, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const line = urgency === 'user' ? users : others;
        const giveUp = () => {
          line.delete(one);
          reject(signal.reason);
        };
        const one: One = {
          urgency,
          give: (given: Given) => {
            line.delete(one);
            signal.removeEventListener('abort', giveUp);
            resolve(given);
          },
        };
        signal.addEventListener('abort', giveUp, {once: true});
        line.add(one);
      }),
    first: () => {
      for (const line of [users, others]) for (const one of line) return one;
      return undefined;
    },
    hasAny: urgency => [...users, ...others].some(one => one.urgency === urgency),
  };
}
