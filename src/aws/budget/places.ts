/** One second, in milliseconds: what the rate is counted in. */
const window = 1000;
/** Milliseconds after which an answer is not waited for to know that its request has arrived. */
const underWay = 1000;

/** A request that may arrive, or has arrived, within a second of others that are sent now. */
export interface TakenPlace {
  readonly sentAt: number;
  freeAt: number;
}

/** The places of the requests to a service: it never gets more within any one second than there are. */
export interface Places {
  take(now: number): TakenPlace;
  /** The request has arrived: somewhen before its answer, so the place is free a second after that. */
  leave(place: TakenPlace, now: number): void;
  /** When there is room for another, with so many places kept free. */
  nextAt(now: number, free: number): number;
  readonly taken: ReadonlySet<TakenPlace>;
}

/** Makes so many places, some of which may be taken already. Times are in milliseconds, of one clock. */
export function createPlaces(most: number, before: Iterable<TakenPlace>): Places {
  const taken = new Set(before);
  return {
    taken,
    take: now => {
      const place = {sentAt: now, freeAt: now + underWay + window};
      taken.add(place);
      return place;
    },
    leave: (place, now) => {
      place.freeAt = Math.min(place.freeAt, now + window);
    },
    nextAt: (now, free) => {
      for (const place of taken) if (place.freeAt <= now) taken.delete(place);
      const times = [...taken].map(({freeAt}) => freeAt).sort((a, b) => a - b);
      return times[taken.size - most + free] ?? now;
    },
  };
}
