import type {Connection} from '../connection/connection.ts';
import type {Session} from './session.ts';

/** The connection that is looked at; undefined while there is none. */
export function connectionOf({connection}: Pick<Session, 'connection'>): Connection | undefined {
  return connection.state === 'ready' ? connection.connection : undefined;
}

/**
 * What tells one connection from another: its kind, profile, region and endpoint; undefined while there is none. Kept with
 * what must not reach another account, where a function of the same name is another one.
 */
export function connectionKey({connection}: Pick<Session, 'connection'>): string | undefined {
  return connection.state === 'ready' ? connection.connection.key : undefined;
}

/** The key of what is kept for something of that name in a connection. */
export function keyIn(session: Pick<Session, 'connection'>, name: string): string {
  return `${connectionKey(session) ?? ''} ${name}`;
}
