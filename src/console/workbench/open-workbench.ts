import {createWorkbench, withRequest, withRunType} from '../../core/workbench/workbench.ts';
import type {Command} from '../bindings/command.ts';
import {connectionOf, recordAt} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {workbenchDialogName} from './states.ts';

type Opening = Pick<Extract<Command, {type: 'invoke'}>, 'target' | 'from' | 'as'>;

/** Opens the workbench of a target as it was left, with what was sent before in it, or set to a type. */
export function openWorkbench(tools: ControllerTools, {target, from, as}: Opening): void {
  const session = tools.store.getState();
  const connection = connectionOf(session);
  if (connection === undefined) return tools.notify('There is no connection.', 'warn');
  const invoke = tools.services.operation('Invoke');
  const fresh = createWorkbench(connection.key, target, invoke);
  // What was typed is kept; what is known of the function may have changed since.
  const kept = {...(recordAt(session, connection.key).drafts[fresh.title] ?? fresh), target};
  const opened = from === undefined ? kept : withRequest(kept, from, invoke);
  tools.dialogs.open(workbenchDialogName, as === undefined ? opened : withRunType(opened, as));
}
