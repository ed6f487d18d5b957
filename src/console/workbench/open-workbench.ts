import type {InvokeTarget} from '../../core/resource/resource.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import {createWorkbench, withRequest} from '../../core/workbench/workbench.ts';
import {connectionOf, recordAt} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {workbenchDialogName} from './states.ts';

/** Opens the workbench of a target as it was left, or with what was sent before in it. */
export function openWorkbench(tools: ControllerTools, target: InvokeTarget, from?: InvokeRequest): void {
  const session = tools.store.getState();
  const connection = connectionOf(session);
  if (connection === undefined) return tools.notify('There is no connection.', 'warn');
  const invoke = tools.services.operation('Invoke');
  const fresh = createWorkbench(connection.key, target, invoke);
  // What was typed is kept; what is known of the function may have changed since.
  const opened = {...(recordAt(session, connection.key).drafts[fresh.title] ?? fresh), target};
  tools.dialogs.open(workbenchDialogName, from === undefined ? opened : withRequest(opened, from, invoke));
}
