import {createWorkbench, type Workbench, withRequest, withRunType} from '../../core/workbench/workbench.ts';
import type {Command} from '../bindings/command.ts';
import {recordAt} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {workbenchDialogName} from './states.ts';

type Opening = Omit<Extract<Command, {type: 'invoke'}>, 'type'>;

/** Opens the workbench of a target as it was left, with what was sent before in it, or set to a type. */
export function openWorkbench(tools: ControllerTools, {connection, target, from, as}: Opening): Dialog<Workbench> {
  const invoke = tools.services.operation('Invoke');
  const fresh = createWorkbench(connection.key, target, invoke);
  // What was typed is kept; what is known of the function may have changed since.
  const kept = {...(recordAt(tools.store.getState(), connection.key).drafts[fresh.title] ?? fresh), target};
  const opened = from === undefined ? kept : withRequest(kept, from, invoke);
  return tools.dialogs.open(workbenchDialogName, as === undefined ? opened : withRunType(opened, as));
}
