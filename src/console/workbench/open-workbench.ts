import type {InvokeTarget} from '../../core/resource/resource.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import {createWorkbench, withRequest} from '../../core/workbench/workbench.ts';
import {keyIn} from '../session/connection-key.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {workbenchDialogName} from './states.ts';

/** Opens the workbench of a target as it was left, or with what was sent before in it. */
export function openWorkbench(tools: ControllerTools, target: InvokeTarget, from?: InvokeRequest): void {
  const session = tools.store.getState();
  if (session.connection.state !== 'ready') return tools.notify('There is no connection.', 'warn');
  const invoke = tools.services.operation('Invoke');
  const fresh = createWorkbench(target, invoke);
  // What was typed is kept; what is known of the function may have changed since.
  const opened = {...(session.drafts[keyIn(session, fresh.title)] ?? fresh), target};
  tools.dialogs.open(workbenchDialogName, from === undefined ? opened : withRequest(opened, from, invoke));
}
