import {commonStart} from '../../core/edit/common-start.ts';
import {toTextEdit} from '../../core/edit/text-edit.ts';
import {cleanText} from '../../core/text/clean.ts';
import {type Chooser, chosenEntry} from '../../core/workbench/choosing.ts';
import type {ControllerTools} from '../controller/parts.ts';
import {takeFile} from './take-file.ts';
import {openedWorkbench, updateAsking} from './update.ts';

type FilePrompt = Extract<Chooser, {type: 'file'}>;

/** Lists how the path that is being typed can go on. */
export async function completeFile(tools: ControllerTools, title: string): Promise<void> {
  const asking = openedWorkbench(tools)?.asking;
  if (asking?.type !== 'file') return;
  const typed = asking.edit.text;
  const paths = await tools.services.completePath(typed);
  updateAsking(tools, title, 'file', now =>
    // Another path was typed meanwhile: its own list comes.
    now.edit.text === typed ? {...now, entries: paths.map(path => ({label: cleanText(path), value: path}))} : now,
  );
}

/** Takes over the path under the cursor, as far as all that could be meant agree when none was moved to. */
export function completeTyped(tools: ControllerTools, title: string, prompt: FilePrompt): void {
  const paths = prompt.entries.map(({value}) => value);
  const path = prompt.index > 0 || paths.length === 1 ? chosenEntry(prompt)?.value : commonStart(paths);
  if (path === undefined || path.length < prompt.edit.text.length) return;
  updateAsking(tools, title, 'file', now => ({...now, edit: toTextEdit(path), index: 0, error: undefined}));
  void completeFile(tools, title);
}

/** Reads the file that was named; a folder is gone into. */
export async function takeTypedFile(tools: ControllerTools, title: string, prompt: FilePrompt): Promise<void> {
  const path = toMeant(prompt);
  if (path === '') return updateAsking(tools, title, 'file', now => ({...now, error: 'type the path of a file'}));
  if (path.endsWith('/') && path !== prompt.edit.text) {
    updateAsking(tools, title, 'file', now => ({...now, edit: toTextEdit(path), index: 0}));
    return completeFile(tools, title);
  }
  takeFile(tools, title, 'file', await tools.services.savedEvents.readFile(path));
}

/** The path under the cursor, unless that was not moved to and the typed one is whole or goes on otherwise. */
function toMeant(prompt: FilePrompt): string {
  const typed = prompt.edit.text.trim();
  const chosen = chosenEntry(prompt)?.value;
  if (chosen === undefined || prompt.index > 0) return chosen ?? typed;
  const isWhole = prompt.entries.some(({value}) => value === typed);
  return !isWhole && chosen.startsWith(typed === '' ? './' : typed) ? chosen : typed;
}
