import {createPlaces, type TakenPlace} from './places.ts';
import {createSpeed, type Refusal} from './speed.ts';
import {createTurnQueue, type Urgency} from './turn-queue.ts';

/** A request's turn, from when it may be sent. */
export interface Turn {
  /** The service answered, be it that it was asked too much. Without an answer the request counts a second longer. */
  answered(refusal?: Refusal): void;
}

/** Lets the requests to one service for one account and region through, so that its other callers have theirs. */
export interface Bucket {
  /**
   * Resolves when a request may be sent: the user's first, each kind in the order they came. Rejects with the signal's
   * reason when that is aborted before, and then the request was never made.
   */
  turn(urgency: Urgency, signal: AbortSignal): Promise<Turn>;
  /** The turn of a request that waits for nobody: those who wait leave it that much room. */
  atOnce(): Turn;
}

/**
 * Makes a bucket that is full: `most` requests may go at once, and no more arrive at the service within any one second.
 * Each refusal halves the rate, which then recovers slowly. What was sent of another bucket just now counts in this one, too.
 */
export function createBucket(most: number, other?: Bucket): Bucket {
  const queue = createTurnQueue<Turn>();
  const places = createPlaces(most, (other && takenOf.get(other)) ?? []);
  const speed = createSpeed(most);
  let timer: NodeJS.Timeout | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;

  const take = (): Turn => {
    const now = performance.now();
    lastAt = now;
    const place = places.take(now);
    speed.sent(now);
    return {
      answered: refusal => {
        const time = performance.now();
        places.leave(place, time);
        if (refusal !== undefined) speed.refused(refusal, place.sentAt, time);
        admit();
      },
    };
  };
  /** While a list is waited for nothing is kept back, but what goes is spread out: whatever the user asks for then waits for one. */
  const nextFor = (urgency: Urgency, now: number): number => {
    if (urgency === 'user') return places.nextAt(now, 0);
    if (queue.hasAny('list')) return Math.max(places.nextAt(now, 0), lastAt + 1000 / most);
    return places.nextAt(now, Math.floor(most * keptForUser));
  };
  const admit = () => {
    clearTimeout(timer);
    for (let one = queue.first(); one !== undefined; one = queue.first()) {
      const now = performance.now();
      const at = Math.max(speed.nextAt(now), nextFor(one.urgency, now));
      if (at > now) {
        timer = setTimeout(admit, Math.ceil(at - now));
        return;
      }
      one.give(take());
    }
  };
  const bucket: Bucket = {
    atOnce: take,
    turn: (urgency, signal) => {
      const turn = queue.join(urgency, signal);
      admit();
      return turn;
    },
  };
  takenOf.set(bucket, places.taken);
  return bucket;
}

/** The part of the places that what nobody waits for leaves to what somebody will want the next moment. */
const keptForUser = 0.3;

const takenOf = new WeakMap<Bucket, ReadonlySet<TakenPlace>>();
