import type {Connection} from '../connection/connection.ts';
import {connectionName} from '../connection/connection-name.ts';
import {anyConnection, type ConnectionRecord, emptyRecord} from './record.ts';
import type {Session} from './session.ts';

/** The connection that is looked at; undefined while there is none. */
export function connectionOf({connection}: Pick<Session, 'connection'>): Connection | undefined {
  return connection.state === 'ready' ? connection.connection : undefined;
}

/** The key of the connection that is looked at; undefined while there is none. */
export function connectionKey(session: Pick<Session, 'connection'>): string | undefined {
  return connectionOf(session)?.key;
}

/** What the target that is looked at is called; undefined of one that nothing is said of. */
export function labelOf(session: Pick<Session, 'connection'>): string | undefined {
  return connectionOf(session)?.environment().label;
}

/** The connection of a key, looked at or not. */
export function findConnection({records}: Pick<Session, 'records'>, key: string): Connection | undefined {
  return records[key]?.connection;
}

/** The record of a connection, by its key. */
export function recordAt({records}: Pick<Session, 'records'>, key: string): ConnectionRecord {
  return records[key] ?? emptyRecord;
}

/** The record of the connection that is looked at. */
export function recordOf(session: Pick<Session, 'connection' | 'records'>): ConnectionRecord {
  return recordAt(session, connectionKey(session) ?? anyConnection);
}

/** Why nothing can be put back: no change was made through any connection that could be. */
export function whyNoUndo({records}: Pick<Session, 'records'>): string | undefined {
  const isNone = Object.values(records).every(({undo}) => undo === undefined);
  return isNone ? 'there is no change that could be put back' : undefined;
}

/** That a change can be put back, for the end of what is told of it. */
export function formatUndo(session: Pick<Session, 'connection' | 'records'>, {key}: Connection): string {
  if (recordAt(session, key).undo === undefined) return '';
  return connectionKey(session) === key ? ' u puts it back.' : ' u puts it back there.';
}

/** Where something happened, to be said of what was done through a connection that is not looked at: ` (prod eu-west-1)`. */
export function formatElsewhere(session: Pick<Session, 'connection'>, connection: Connection): string {
  return connectionKey(session) === connection.key ? '' : ` (${connectionName(connection)})`;
}
