import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Asking} from '../../core/workbench/asking.ts';
import {eventNameProblem} from '../../core/workbench/event-name.ts';
import {payloadText, type Workbench} from '../../core/workbench/workbench.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {choosePayload} from './payload-sources.ts';
import {openedWorkbench, show, update, updateAsking} from './update.ts';

type Saving = Extract<Asking, {type: 'save'}>;
type Deleting = Extract<Asking, {type: 'delete'}>;

/** Asks for the name to save the payload under. */
export function askForName(tools: ControllerTools, workbench: Workbench): void {
  const asking = {type: 'save', edit: toTextEdit(''), error: undefined, overwrites: undefined} as const;
  show(tools, {...workbench, asking});
}

/** Saves the payload under the name that was typed; one that is taken is overwritten only by a second Enter. */
export async function saveEvent(tools: ControllerTools, workbench: Workbench, saving: Saving): Promise<void> {
  const {title, target} = workbench;
  const name = saving.edit.text.trim();
  const wrong = eventNameProblem(name);
  if (wrong !== undefined) return updateAsking(tools, title, 'save', now => ({...now, error: wrong}));
  const overwrite = saving.overwrites === name;
  const saved = await tools.services.savedEvents.save(target.FunctionName, name, payloadText(workbench), overwrite);
  if ('problem' in saved) {
    const error = `${saved.problem.what}: ${saved.problem.why}`;
    return updateAsking(tools, title, 'save', now => ({...now, error}));
  }
  if ('exists' in saved) return updateAsking(tools, title, 'save', now => ({...now, overwrites: name}));
  update(tools, title, now => ({...now, asking: undefined}));
  tools.notify(`Saved as ${saved.path}`, 'good');
}

/** Deletes a saved event once that was confirmed, and lists what is left. */
export async function deleteEvent(tools: ControllerTools, workbench: Workbench, {name}: Deleting): Promise<void> {
  const {title, target} = workbench;
  const removed = await tools.services.savedEvents.remove(target.FunctionName, name);
  if ('problem' in removed) {
    const error = `${removed.problem.what}: ${removed.problem.why}`;
    return updateAsking(tools, title, 'delete', now => ({...now, error}));
  }
  const current = openedWorkbench(tools);
  if (current?.title !== title) return;
  tools.notify(`Deleted ${name}.`, 'good');
  await choosePayload(tools, current);
}
