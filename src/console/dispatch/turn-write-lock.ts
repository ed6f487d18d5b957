import type {Command} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {callerName} from '../connection/connection-name.ts';
import {openMenu} from '../dialogs/menu.ts';
import {buildAccountQuery} from '../reads/account-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Minutes of write that `W` gives. */
const writeMinutes = 10;

/** Leaves read-only for ten minutes, or returns to it. Of a target that has a label it asks first. */
export function turnWriteLock(tools: ControllerTools, {isAsked}: Extract<Command, {type: 'write-lock'}>): void {
  const {store, services, notify} = tools;
  const connection = connectionOf(store.getState());
  if (connection === undefined) return;
  const {lock} = connection;
  if (!lock.readOnly) {
    lock.setWritable(undefined);
    return notify('Read-only: nothing can be changed.', 'warn');
  }
  const {label} = connection.environment();
  if (label !== undefined && !isAsked) return ask(tools, connection, label);
  lock.setWritable(new Date(services.now().getTime() + writeMinutes * 60_000));
  notify(`Changes are possible for ${writeMinutes} minutes.`, 'warn');
}

function ask(tools: ControllerTools, connection: Connection, label: string): void {
  const account = tools.client.getQueryData<string | null>(buildAccountQuery(connection).queryKey);
  const where = [label, account, callerName(connection), connection.region].filter(Boolean).join(' · ');
  openMenu(tools, {
    title: `Allow changes in ${where}?`,
    choices: [
      {label: 'Stay read-only', command: {type: 'nothing'}},
      {label: `Allow changes for ${writeMinutes} minutes`, command: {type: 'write-lock', isAsked: true}},
    ],
  });
}
