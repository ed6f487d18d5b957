import type {GroupParts} from './group-parts.ts';
import type {GroupPosition} from './position.ts';
import {readSpan, type SpanPage} from './read-span.ts';

/** Looks for late events between floor and tip. */
export interface LateReader {
  /**
   * Reads a page, if it is time to; how many events were news. `before` is the position before the last reading began:
   * what became readable since is no older than its horizon by more than the overlap.
   */
  read(before: Pick<GroupPosition, 'horizon' | 'tip'>, signal: AbortSignal): Promise<number>;
  /** Gives up what was begun. */
  stop(): void;
}

/** The longest time between two looks for late events, in milliseconds. */
const mostLateEvery = 300_000;

interface Look {
  readonly pages: AsyncGenerator<SpanPage, boolean>;
  readonly horizon: number;
  readonly tip: number;
}

/** Makes the reader of what may be late; when it was through, the floor is raised. */
export function createLateReader({pace, ask}: GroupParts, position: GroupPosition): LateReader {
  let look: Look | undefined;
  let nextAt = 0;
  return {
    async read({horizon, tip}, signal) {
      if (look === undefined && Date.now() < nextAt) return 0;
      const {isKnown} = position;
      look ??= {pages: readSpan(position.floor, cursor => ask({...cursor, until: tip, isKnown}, signal)), horizon, tip};
      const {pages, horizon: seen, tip: end} = look;
      // A look that fails is begun anew.
      look = undefined;
      const {done, value} = await pages.next();
      if (!done) {
        if (value.isBroken) return 0;
        look = {pages, horizon: seen, tip: end};
        return position.take(value);
      }
      // Not when tokens led nowhere before the end.
      if (value) position.raise(Math.min(end, seen - position.overlap));
      const cost = (position.size / pace.lateEvents) * 1000;
      nextAt = Date.now() + Math.min(Math.max(cost, pace.lateEvery), mostLateEvery);
      return 0;
    },
    stop: () => {
      look = undefined;
    },
  };
}
