import {commonStart} from '../../core/edit/common-start.ts';
import {toTextEdit} from '../../core/edit/text-edit.ts';
import {type Chooser, chosenEntry} from '../../core/workbench/choosing.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {takeFile} from './take-file.ts';
import {updateAsking} from './update.ts';

type FilePrompt = Extract<Chooser, {type: 'file'}>;

/** Lists how the path that is being typed can go on. */
export async function completeFile({services}: ControllerTools, dialog: Dialog<Workbench>): Promise<void> {
  const {asking} = dialog.state();
  if (asking?.type !== 'file') return;
  const typed = asking.edit.text;
  const paths = await services.completePath(typed);
  updateAsking(dialog, 'file', now =>
    // Another path was typed meanwhile: its own list comes.
    now.edit.text === typed ? {...now, entries: paths.map(path => ({label: path, value: path}))} : now,
  );
}

/**
 * Takes over the path under the cursor, as far as all that could be meant agree when none was moved to. Where the list
 * tells nothing of what was typed last, it is read first.
 */
export async function completeTyped(
  tools: ControllerTools,
  dialog: Dialog<Workbench>,
  prompt: FilePrompt,
): Promise<void> {
  const typed = prompt.edit.text;
  if (completePath(prompt) === undefined) await completeFile(tools, dialog);
  updateAsking(dialog, 'file', now => {
    const path = now.edit.text === typed ? completePath(now) : undefined;
    return path === undefined ? now : {...now, edit: toTextEdit(path), index: 0, error: undefined};
  });
  await completeFile(tools, dialog);
}

function completePath(prompt: FilePrompt): string | undefined {
  if (prompt.index > 0) return chosenEntry(prompt)?.value;
  const path = commonStart(prompt.entries.map(({value}) => value));
  return path?.startsWith(prompt.edit.text) && path !== prompt.edit.text ? path : undefined;
}

/** Reads the file that was named; a folder is gone into. */
export async function takeTypedFile(
  tools: ControllerTools,
  dialog: Dialog<Workbench>,
  prompt: FilePrompt,
): Promise<void> {
  const path = findMeant(prompt);
  if (path === '') return updateAsking(dialog, 'file', now => ({...now, error: 'type the path of a file'}));
  if (path.endsWith('/') && path !== prompt.edit.text) {
    updateAsking(dialog, 'file', now => ({...now, edit: toTextEdit(path), index: 0}));
    return completeFile(tools, dialog);
  }
  takeFile(dialog, 'file', await tools.services.savedEvents.readFile(path));
}

/** The path under the cursor, unless that was not moved to and the typed one is whole or goes on otherwise. */
function findMeant(prompt: FilePrompt): string {
  const typed = prompt.edit.text.trim();
  const chosen = chosenEntry(prompt)?.value;
  if (chosen === undefined || prompt.index > 0) return chosen ?? typed;
  const isWhole = prompt.entries.some(({value}) => value === typed);
  return !isWhole && chosen.startsWith(typed === '' ? './' : typed) ? chosen : typed;
}
