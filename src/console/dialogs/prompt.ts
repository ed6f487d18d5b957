import {toTextEdit} from '../../core/edit/text-edit.ts';
import {innerWidth} from '../../core/layout.ts';
import {centre} from '../layout/centre.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {restUnread} from '../tools/rest.ts';
import {leaveBinding} from '../tools/usual-bindings.ts';
import {completePrompt} from './complete-prompt.ts';
import {promptHints} from './prompt-hints.ts';
import type {Prompt} from './prompt-state.ts';

/** Opens a prompt over what is there, with a text to begin with. */
export function openPrompt(
  {dialogs}: ControllerTools,
  {text = '', ...prompt}: Omit<Prompt, 'edit' | 'rest'> & {text?: string},
): Dialog<Prompt> {
  const dialog = dialogs.open(promptDialog, {...prompt, edit: toTextEdit(text), rest: undefined});
  if (prompt.question !== undefined) restUnread(dialog);
  return dialog;
}

export const promptDialog = defineDialog(nameDialog<Prompt>()('prompt'), {
  modes: {main: {title: 'Prompt', types: ''}, path: {title: 'Prompt for a path', types: ''}},
  mode: ({completes}) => completes ?? 'main',
  bindings: [
    {
      name: 'complete',
      title: 'Complete the path',
      keys: ['tab'],
      modes: ['path'],
      hint: 'complete the path',
      run: ({tools, dialog}) => void completePrompt(tools, dialog),
    },
    {name: 'choose', title: 'Go on', keys: ['enter'], hint: 'go on', rests: true, run: submit},
    leaveBinding,
  ],
  isResting: ({rest}) => rest !== undefined,
  line: ({edit}) => edit,
  typed: ({dialog}, edit) =>
    dialog.update(({error: _, question: __, ways: ___, ...prompt}) => ({...prompt, edit, rest: undefined})),
  place: ({body}, prompt) => centre(body, 72, 3 + promptHints(prompt, innerWidth(Math.min(72, body.width - 4))).length),
});

function submit({tools, dialog, state}: At<Prompt>): void {
  if (state.rest !== undefined) return restUnread(dialog);
  const text = state.edit.text.trim();
  if (text === '' && !state.takesNothing) return;
  const error = state.check?.(text);
  if (error !== undefined) return dialog.update(prompt => ({...prompt, error}));
  const command = state.submit(text);
  dialog.close();
  tools.execute(command);
}
