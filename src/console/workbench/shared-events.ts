import {createDocument} from '../../core/edit/document.ts';
import {showJsonError} from '../../core/edit/json-error.ts';
import type {Asking, AskingEntry, PayloadSource} from '../../core/workbench/asking.ts';
import {checkJson} from '../../core/workbench/payload.ts';
import {nameSharedSchema, type SharedEvent} from '../../core/workbench/shared-events.ts';
import {payloadText, type Workbench} from '../../core/workbench/workbench.ts';
import type {Connection} from '../connection/connection.ts';
import {connectionName} from '../connection/connection-name.ts';
import {toProblem} from '../reads/read-query.ts';
import {findConnection} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {updateAsking} from './update.ts';

type Saving = Extract<Asking, {type: 'save'}>;

/** The events that all who use the function share, as payloads to take; a sentence says why they cannot be read. */
export async function listShared(
  {store}: ControllerTools,
  dialog: Dialog<Workbench>,
): Promise<readonly AskingEntry<PayloadSource>[] | string> {
  const {connection: key, target} = dialog.state();
  const connection = findConnection(store.getState(), key);
  if (connection === undefined) return [];
  try {
    const events = await connection.sharedEvents.list(target.FunctionName, dialog.signal);
    return events.map(({name, text}) => ({label: `shared    ${name}`, value: {from: 'shared', name, text}}));
  } catch (error) {
    return `Shared test events: ${formatProblem(error)}`;
  }
}

/** What saving under a name for all would do, to be looked at before it is done; or why it cannot be done. */
export async function reviewShared(
  {store}: ControllerTools,
  dialog: Dialog<Workbench>,
  name: string,
): Promise<Pick<Saving, 'review' | 'error'>> {
  const workbench = dialog.state();
  const connection = findConnection(store.getState(), workbench.connection);
  if (connection === undefined) return {review: undefined, error: 'there is no connection'};
  if (connection.lock.readOnly)
    return {review: undefined, error: 'this session is read-only; W leaves that for 10 minutes'};
  const json = checkJson(createDocument(payloadText(workbench)));
  if (typeof json === 'object') return {review: undefined, error: `the payload is ${showJsonError(json)}`};
  try {
    const events = await connection.sharedEvents.list(workbench.target.FunctionName, dialog.signal);
    const taken = events.some(event => event.name === name) ? ' It replaces the event of that name.' : '';
    return {review: {name, text: `${describeChange(connection, workbench)}${taken}`}, error: undefined};
  } catch (error) {
    return {review: undefined, error: formatProblem(error)};
  }
}

/** Saves the payload for all who use the function. */
export async function saveShared(tools: ControllerTools, dialog: Dialog<Workbench>, name: string): Promise<void> {
  const workbench = dialog.state();
  const event = {name, text: payloadText(workbench)};
  const problem = await change(tools, workbench, ({sharedEvents}) =>
    sharedEvents.save(workbench.target.FunctionName, event, dialog.signal),
  );
  if (problem !== undefined) return updateAsking(dialog, 'save', now => ({...now, review: undefined, error: problem}));
  dialog.update(now => ({...now, asking: undefined}));
  tools.notify(`Saved ${name} for all who use ${workbench.target.FunctionName}.`, 'good');
}

/** Takes an event away for all; a sentence says why it could not be. */
export function removeShared(
  tools: ControllerTools,
  dialog: Dialog<Workbench>,
  name: SharedEvent['name'],
): Promise<string | undefined> {
  const workbench = dialog.state();
  return change(tools, workbench, ({sharedEvents}) =>
    sharedEvents.remove(workbench.target.FunctionName, name, dialog.signal),
  );
}

/** Where and what it changes. */
function describeChange(connection: Connection, {target}: Pick<Workbench, 'target'>): string {
  const schema = nameSharedSchema(target.FunctionName);
  return `It changes the schema ${schema} with ${connectionName(connection)}, for all who use it.`;
}

async function change(
  {store}: ControllerTools,
  {connection: key}: Workbench,
  make: (connection: Connection) => Promise<void>,
): Promise<string | undefined> {
  const connection = findConnection(store.getState(), key);
  if (connection === undefined) return 'there is no connection';
  try {
    await make(connection);
    return undefined;
  } catch (error) {
    return formatProblem(error);
  }
}

function formatProblem(error: unknown): string {
  const {what, why} = toProblem(error);
  return `${what}: ${why}`;
}
