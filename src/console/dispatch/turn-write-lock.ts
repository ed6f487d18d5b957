import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Minutes of write that `W` gives. */
const writeMinutes = 10;

/** Leaves read-only for ten minutes, or returns to it. */
export function turnWriteLock({store, services, notify}: ControllerTools): void {
  const connection = connectionOf(store.getState());
  if (connection === undefined) return;
  const readOnly = !connection.lock.readOnly;
  connection.lock.setWritable(readOnly ? undefined : new Date(services.now().getTime() + writeMinutes * 60_000));
  notify(readOnly ? 'Read-only: nothing can be changed.' : `Changes are possible for ${writeMinutes} minutes.`, 'warn');
}
