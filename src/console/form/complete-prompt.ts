import {commonStart} from '../../core/edit/common-start.ts';
import {toTextEdit} from '../../core/edit/text-edit.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {Overlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';

type Prompt = Extract<Overlay, {type: 'prompt'}>;

/** Completes the path in a prompt as far as there is one way to go on, and shows the ways when there are more. */
export async function completePrompt(tools: ControllerTools, prompt: Prompt): Promise<void> {
  const typed = prompt.edit.text;
  const paths = await tools.services.completePath(typed);
  const {overlay} = tools.store.getState();
  // Something else was typed, or the prompt was left meanwhile.
  if (overlay?.type !== 'prompt' || overlay.edit.text !== typed) return;
  const path = commonStart(paths);
  if (path === undefined) return tools.notify('No file or folder goes on like this.', 'dim');
  const {error: _, ways: __, ...asked} = overlay;
  const ways = paths.length > 1 ? {ways: paths.map(toName)} : {};
  tools.open({...asked, ...ways, edit: path.length > typed.length ? toTextEdit(path) : overlay.edit});
}

/** The last part of a path; of a folder with its slash. */
function toName(path: string): string {
  return cleanText(/[^/]+\/?$/.exec(path)?.[0] ?? path);
}
