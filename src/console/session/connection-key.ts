import type {Session} from './session.ts';

/**
 * What tells one connection from another: its kind, profile, region and endpoint; undefined while there is none. Kept with
 * what must not reach another account, where a function of the same name is another one.
 */
export function connectionKey({connection}: Pick<Session, 'connection'>): string | undefined {
  return connection.state === 'ready' ? connection.info.key : undefined;
}

/** The key of what is kept for something of that name in a connection. */
export function keyIn(session: Pick<Session, 'connection'>, name: string): string {
  return `${connectionKey(session) ?? ''} ${name}`;
}
