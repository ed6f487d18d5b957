import {applyEditKey, insertText, type TextEdit} from '../../core/edit/text-edit.ts';
import {pasteIntoOperationForm, setFocusedText} from '../../core/form/form.ts';
import {typingMoves} from '../../core/keys/moves.ts';
import {createFinder} from '../../core/search/finder.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {takesHelp} from '../../ui/overlays/overlay-hints.ts';
import type {Choice} from '../bindings/command.ts';
import {completePrompt} from '../form/complete-prompt.ts';
import {handleOperationKey, handleReviewKey} from '../form/operation-keys.ts';
import {handleIncidentKey, pasteIntoIncidents} from '../incidents/incident-keys.ts';
import {handleJournalKey, pasteIntoJournal} from '../journal/journal-keys.ts';
import {handleRemedyKey} from '../remedies/remedy-keys.ts';
import {handleRunKey} from '../run/run-keys.ts';
import {handleRunsKey} from '../run/runs-keys.ts';
import {handleSaveKey, pasteIntoSave} from '../run/save-run.ts';
import {pasteIntoSearch} from '../run/search-run.ts';
import type {Overlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {handleWorkbenchKey, pasteIntoWorkbench} from '../workbench/keys.ts';
import {scrollOverlay} from './scroll-overlay.ts';

type Picker = Extract<Overlay, {type: 'picker'}>;
type Prompt = Extract<Overlay, {type: 'prompt'}>;

/** A key for what lies over the panes. Menus take their own keys; only what closes them is handled here. */
export function handleOverlayKey(tools: ControllerTools, overlay: Overlay, key: string, input: string): void {
  if (key === '?' && takesHelp(overlay)) return tools.open({type: 'help', top: 0, under: overlay});
  if (overlay.type === 'workbench') return handleWorkbenchKey(tools, overlay.workbench, key, input);
  if (overlay.type === 'operation') return handleOperationKey(tools, overlay, key, input);
  if (overlay.type === 'journal') return handleJournalKey(tools, overlay, key, input);
  if (overlay.type === 'review') return handleReviewKey(tools, overlay, key, input);
  if (overlay.type === 'run') return handleRunKey(tools, overlay, key, input);
  if (overlay.type === 'runs') return handleRunsKey(tools, overlay, key);
  if (overlay.type === 'run-save') return handleSaveKey(tools, overlay, key, input);
  if (overlay.type === 'conflict' && (key === 'enter' || key === 'esc')) return tools.open(overlay.next);
  if (overlay.type === 'incidents') return handleIncidentKey(tools, overlay, key, input);
  if (overlay.type === 'remedies') return handleRemedyKey(tools, overlay, key);
  if (key === 'esc') return leaveOverlay(tools, overlay);
  switch (overlay.type) {
    case 'picker':
      return handlePickerKey(tools, overlay, key, input);
    case 'menu':
      return key === 'q' ? leaveOverlay(tools, overlay) : undefined;
    case 'prompt':
      return handlePromptKey(tools, overlay, key, input);
    case 'text':
      if (key === 'v') return tools.open({...overlay, revealed: !overlay.revealed});
      return key === 'q' ? tools.close() : scrollOverlay(tools, overlay, key);
    case 'help':
      return key === 'q' || key === '?' ? tools.close() : scrollOverlay(tools, overlay, key);
    case 'conflict':
      return scrollOverlay(tools, overlay, key);
    case 'bulk':
      return key === 'q' || key === 'enter' ? tools.close() : scrollOverlay(tools, overlay, key);
  }
}

function leaveOverlay(tools: ControllerTools, overlay: Overlay): void {
  if ('under' in overlay && overlay.under !== undefined) return tools.open(overlay.under);
  tools.close();
}

/** Pasted text goes where text is being typed; elsewhere it is refused rather than taken for keys. */
export function pasteIntoOverlay(tools: ControllerTools, overlay: Overlay, text: string): void {
  if (overlay.type === 'workbench') return pasteIntoWorkbench(tools, overlay.workbench, text);
  if (overlay.type === 'operation') return tools.open({...overlay, form: pasteIntoOperationForm(overlay.form, text)});
  if (overlay.type === 'picker')
    return tools.open({...overlay, edit: insertText(overlay.edit, text, 'single'), index: 0});
  if (overlay.type === 'prompt') return tools.open({...overlay, edit: insertText(overlay.edit, text, 'single')});
  if (overlay.type === 'run-save') return pasteIntoSave(tools, overlay, text);
  if (overlay.type === 'incidents' && overlay.typing) return pasteIntoIncidents(tools, overlay, text);
  if (overlay.type === 'journal' && overlay.typing) return pasteIntoJournal(tools, overlay, text);
  if (overlay.type === 'run' && pasteIntoSearch(tools, overlay, text)) return;
  tools.notify('Nothing takes pasted text here.', 'dim');
}

/** The picker's choices that match what was typed, best first. */
export function pickerMatches({choices, edit}: Picker): Picker['choices'] {
  const find = createFinder(choices, choice => choice.label);
  const found = find(edit.text);
  // Commands are also known as `export-journal`.
  return found.length > 0 ? found : find(edit.text.replaceAll('-', ' '));
}

function handlePickerKey(tools: ControllerTools, picker: Picker, key: string, input: string): void {
  const matches = pickerMatches(picker);
  const move = typingMoves[key];
  if (move !== undefined) return tools.open({...picker, index: moveTo(move, picker.index, 10, matches.length)});
  if (key === 'enter') {
    return pick(tools, picker, matches[picker.index]);
  }
  const edit = applyTyping(picker.edit, key, input);
  if (edit !== undefined) tools.open({...picker, edit, index: 0});
}

function handlePromptKey(tools: ControllerTools, prompt: Prompt, key: string, input: string): void {
  const text = prompt.edit.text.trim();
  if (key === 'enter' && (text !== '' || prompt.takesNothing)) {
    const error = prompt.check?.(text);
    if (error !== undefined) return tools.open({...prompt, error});
    tools.close();
    return tools.execute(prompt.submit(text));
  }
  if (key === 'tab' && prompt.completes === 'path') return void completePrompt(tools, prompt);
  const edit = applyTyping(prompt.edit, key, input);
  if (edit === undefined) return;
  const {error: _, ways: __, ...typed} = prompt;
  tools.open({...typed, edit});
}

/** The line after a key that edits it or types something; undefined when the key does neither. */
function applyTyping(edit: TextEdit, key: string, input: string): TextEdit | undefined {
  const typed = key === input || key === 'space' ? insertText(edit, input, 'single') : undefined;
  return applyEditKey(edit, key, 'single') ?? typed;
}

/** Carries out the choice; a value goes into the form under the picker, and there may be one that is not listed. */
function pick(tools: ControllerTools, picker: Picker, choice: Choice | undefined): void {
  const {under, edit} = picker;
  if (under?.type === 'operation') {
    const text = choice?.command.type === 'set-value' ? choice.command.text : edit.text.trim();
    if (text === '' && choice === undefined) return;
    return tools.open({...under, form: setFocusedText(under.form, text)});
  }
  if (choice === undefined) return;
  const {command} = choice;
  if (command.type === 'nothing' && command.why !== undefined) return tools.notify(command.why, 'warn');
  tools.close();
  tools.execute(command);
}
