import {randomUUID} from 'node:crypto';
import {uptime} from 'node:os';
import {isAlive, ownPid} from '../process/index.ts';

/** One process's use of a data folder: what it has begun, it ends, unless it has ended itself. */
export interface Holder {
  readonly id: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** A new holder: this process, from now on. */
export function createHolder(): Holder {
  return {id: randomUUID(), pid: ownPid, since: Date.now()};
}

/** Whether a holder has ended without finishing. A number that was given to another process since is seen through. */
export function hasEnded({id, pid, since}: Holder, self: Holder): boolean {
  if (id === self.id) return false;
  const startedAt = Date.now() - uptime() * 1000;
  return pid === self.pid || since < startedAt || !isAlive(pid);
}
