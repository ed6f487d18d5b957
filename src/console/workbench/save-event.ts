import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Asking} from '../../core/workbench/asking.ts';
import {eventNameProblem} from '../../core/workbench/event-name.ts';
import {payloadText, type Workbench} from '../../core/workbench/workbench.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {restUnread} from '../tools/rest.ts';
import {choosePayload} from './payload-sources.ts';
import {removeShared, reviewShared, saveShared} from './shared-events.ts';
import {updateAsking} from './update.ts';

type Saving = Extract<Asking, {type: 'save'}>;
type Deleting = Extract<Asking, {type: 'delete'}>;

/** The workbench asking for the name to save the payload under. */
export function withNameAsked(workbench: Workbench): Workbench {
  return {
    ...workbench,
    asking: {
      type: 'save',
      edit: toTextEdit(''),
      error: undefined,
      overwrites: undefined,
      isShared: false,
      review: undefined,
      rest: undefined,
    },
  };
}

/** Saves the payload under the name that was typed; one that is taken is overwritten only by a second Enter. */
export async function saveEvent(tools: ControllerTools, dialog: Dialog<Workbench>, saving: Saving): Promise<void> {
  if (saving.rest !== undefined) return letGo(dialog);
  const workbench = dialog.state();
  const name = saving.edit.text.trim();
  const wrong = eventNameProblem(name);
  if (wrong !== undefined) return updateAsking(dialog, 'save', now => ({...now, error: wrong}));
  if (saving.isShared) return saveForAll(tools, dialog, saving, name);
  const {FunctionName} = workbench.target;
  const overwrite = saving.overwrites === name;
  const saved = await tools.services.savedEvents.save(FunctionName, name, payloadText(workbench), overwrite);
  if ('problem' in saved) {
    const error = `${saved.problem.what}: ${saved.problem.why}`;
    return updateAsking(dialog, 'save', now => ({...now, error}));
  }
  if ('exists' in saved) {
    updateAsking(dialog, 'save', now => ({...now, overwrites: name}));
    return letGo(dialog);
  }
  dialog.update(now => ({...now, asking: undefined}));
  tools.notify(`Saved as ${saved.path}`, 'good');
}

/** The first Enter says what it would do, the second does it. */
async function saveForAll(
  tools: ControllerTools,
  dialog: Dialog<Workbench>,
  saving: Saving,
  name: string,
): Promise<void> {
  if (saving.review?.name === name) return saveShared(tools, dialog, name);
  const reviewed = await reviewShared(tools, dialog, name);
  updateAsking(dialog, 'save', now => ({...now, ...reviewed}));
  letGo(dialog);
}

function letGo(dialog: Dialog<Workbench>): void {
  restUnread<Saving>({update: change => updateAsking(dialog, 'save', change)});
}

/** Deletes a saved event once that was confirmed, and lists what is left. */
export async function deleteEvent(
  tools: ControllerTools,
  dialog: Dialog<Workbench>,
  {name, from}: Deleting,
): Promise<void> {
  if (from === 'shared') {
    const problem = await removeShared(tools, dialog, name);
    if (problem !== undefined) return updateAsking(dialog, 'delete', now => ({...now, error: problem}));
    if (!dialog.isOpen()) return;
    tools.notify(`Deleted ${name} for all.`, 'good');
    return choosePayload(tools, dialog);
  }
  const removed = await tools.services.savedEvents.remove(dialog.state().target.FunctionName, name);
  if ('problem' in removed) {
    const error = `${removed.problem.what}: ${removed.problem.why}`;
    return updateAsking(dialog, 'delete', now => ({...now, error}));
  }
  if (!dialog.isOpen()) return;
  tools.notify(`Deleted ${name}.`, 'good');
  await choosePayload(tools, dialog);
}
