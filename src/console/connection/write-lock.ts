import type {ControllerTools} from '../tools/parts.ts';

/** Minutes of write that `W` gives. */
const writeMinutes = 10;

/** Leaves read-only for ten minutes, or returns to it. */
export function turnWriteLock({store, services, notify}: ControllerTools): void {
  const {connection} = store.getState();
  if (connection.state !== 'ready') return;
  const readOnly = !connection.info.readOnly;
  services.setWritable(readOnly ? undefined : new Date(services.now().getTime() + writeMinutes * 60_000));
  store.dispatch({type: 'connection', connection: {...connection, info: {...connection.info, readOnly}}});
  notify(readOnly ? 'Read-only: nothing can be changed.' : `Changes are possible for ${writeMinutes} minutes.`, 'warn');
}
