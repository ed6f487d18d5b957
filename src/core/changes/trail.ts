import type {Problem} from '../problem.ts';
import type {TrailEvent} from './trail-services.ts';

/** What is known of who changed what. Times in milliseconds since 1970. */
export interface Trail {
  readonly phase: 'unread' | 'reading' | 'ready';
  readonly events: ReadonlyMap<string, TrailEvent>;
  /** By the name of an event the time from which on all of that name are known. */
  readonly reach: Readonly<Record<string, number>>;
  /** How many names there are to be asked for. */
  readonly names: number;
  /** When the last whole reading began: the trail has what is older than its lag. */
  readonly readAt: number | undefined;
  /** Milliseconds that this machine's clock was ahead of the service's, which stamps events. */
  readonly clockAhead?: number;
  readonly problem: Problem | undefined;
  /** Why changes to roles are not known, where the rest is: they are asked for in another region. */
  readonly rolesProblem?: Problem | undefined;
}

/** A trail of which nothing was read yet. */
export const emptyTrail: Trail = {
  phase: 'unread',
  events: new Map(),
  reach: {},
  names: 0,
  readAt: undefined,
  problem: undefined,
};

/** How late an event may come, in milliseconds: about five minutes on average, and 15 at most (CloudTrail user guide). */
const trailLag = 15 * 60_000;

/** Milliseconds that are looked back. */
export const trailSpan = 7 * 86_400_000;

/** The trail with the events of another page. */
export function withEvents(trail: Trail, events: readonly TrailEvent[]): Trail {
  if (events.length === 0) return trail;
  return {...trail, events: new Map([...trail.events, ...events.map(event => [event.id, event] as const)])};
}

/** The trail when all events of a name are known from a time on. */
export function withReach(trail: Trail, name: string, since: number): Trail {
  return {...trail, reach: {...trail.reach, [name]: Math.min(since, trail.reach[name] ?? since)}};
}

/** Until when the trail certainly has every event; undefined before it was read whole. */
export function findCertainEnd({readAt, clockAhead = 0}: Trail): number | undefined {
  return readAt === undefined ? undefined : readAt - clockAhead - trailLag;
}
