import {commonStart} from '../../core/edit/common-start.ts';
import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {Prompt} from './prompt-state.ts';

/** Completes the path in a prompt as far as there is one way to go on, and shows the ways when there are more. */
export async function completePrompt({services, notify}: ControllerTools, dialog: Dialog<Prompt>): Promise<void> {
  const typed = dialog.state().edit.text;
  const paths = await services.completePath(typed);
  // Something else was typed, or the prompt was left meanwhile.
  if (!dialog.isOpen() || dialog.state().edit.text !== typed) return;
  const path = commonStart(paths);
  if (path === undefined) return notify('No file or folder goes on like this.', 'dim');
  const ways = paths.length > 1 ? {ways: paths.map(findName)} : {};
  dialog.update(({error: _, ways: __, ...prompt}) => ({
    ...prompt,
    ...ways,
    edit: path.length > typed.length ? toTextEdit(path) : prompt.edit,
  }));
}

/** The last part of a path; of a folder with its slash. */
function findName(path: string): string {
  return /[^/]+\/?$/.exec(path)?.[0] ?? path;
}
