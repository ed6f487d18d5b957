import type {RuntimeSession} from './session.ts';

/** The time that an invocation has. */
export interface Clock {
  /** Lets the time run, unless it does already; the deadline in ms since 1970. */
  start(milliseconds: number): number;
  /** Resolves when it is over. */
  readonly over: Promise<void>;
  stop(): void;
}

/** A clock that stands; when its time is over, it cuts the session off. */
export function createClock(session: Pick<RuntimeSession, 'cutOff'>): Clock {
  let timer: NodeJS.Timeout | undefined;
  let deadline = 0;
  const {promise: over, resolve} = Promise.withResolvers<void>();
  const end = () => {
    session.cutOff();
    resolve();
  };
  return {
    over,
    start(milliseconds) {
      if (timer !== undefined) return deadline;
      deadline = Date.now() + milliseconds;
      timer = setTimeout(end, milliseconds);
      return deadline;
    },
    stop: () => clearTimeout(timer),
  };
}
