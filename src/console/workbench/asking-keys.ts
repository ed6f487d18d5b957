import {applyEditKey, insertText} from '../../core/edit/text-edit.ts';
import type {Asking} from '../../core/workbench/asking.ts';
import {withOption} from '../../core/workbench/change.ts';
import {applyChooserKey, type Chooser, chosenEntry} from '../../core/workbench/choosing.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {completeFile, completeTyped, takeTypedFile} from './file-prompt.ts';
import {takePayload} from './payload-sources.ts';
import {deleteEvent, saveEvent} from './save-event.ts';
import {show} from './update.ts';

/** A key in what is asked over the workbench; Esc goes back to where it was asked. */
export function handleAskingKey(
  tools: ControllerTools,
  workbench: Workbench,
  asking: Asking,
  key: string,
  input: string,
): void {
  if (key === 'esc') return show(tools, {...workbench, asking: asking.type === 'delete' ? asking.back : undefined});
  switch (asking.type) {
    case 'save':
      return handleSaveKey(tools, workbench, asking, key, input);
    case 'delete':
      return key === 'enter' ? void deleteEvent(tools, workbench, asking) : undefined;
    case 'payload':
    case 'value':
    case 'file':
      return handleChooserKey(tools, workbench, asking, key, input);
  }
}

/** Text pasted into the line of what is asked. */
export function pasteIntoAsking(tools: ControllerTools, workbench: Workbench, asking: Asking, text: string): void {
  if (asking.type === 'delete') return;
  const edit = insertText(asking.edit, text, 'single');
  if (asking.type === 'save') return show(tools, {...workbench, asking: {...asking, edit, error: undefined}});
  showChooser(tools, workbench, {...asking, edit, index: 0, error: undefined});
}

function handleSaveKey(
  tools: ControllerTools,
  workbench: Workbench,
  asking: Extract<Asking, {type: 'save'}>,
  key: string,
  input: string,
): void {
  if (key === 'enter') return void saveEvent(tools, workbench, asking);
  const typed = key === input || key === 'space' ? insertText(asking.edit, input, 'single') : undefined;
  const edit = applyEditKey(asking.edit, key, 'single') ?? typed;
  if (edit === undefined) return;
  show(tools, {...workbench, asking: {...asking, edit, error: undefined, overwrites: undefined}});
}

function handleChooserKey(
  tools: ControllerTools,
  workbench: Workbench,
  asking: Chooser,
  key: string,
  input: string,
): void {
  if (key === 'enter') return choose(tools, workbench, asking);
  if (key === 'tab' && asking.type === 'file') return void completeTyped(tools, workbench.title, asking);
  if (key === 'ctrl+x' && asking.type === 'payload') return askToDelete(tools, workbench, asking);
  const next = applyChooserKey(asking, key, input);
  if (next !== undefined) showChooser(tools, workbench, next);
}

function showChooser(tools: ControllerTools, workbench: Workbench, asking: Chooser): void {
  const isTyped = workbench.asking !== undefined && 'edit' in workbench.asking && workbench.asking.edit !== asking.edit;
  show(tools, {...workbench, asking});
  if (asking.type === 'file' && isTyped) void completeFile(tools, workbench.title);
}

function choose(tools: ControllerTools, workbench: Workbench, asking: Chooser): void {
  switch (asking.type) {
    case 'file':
      return void takeTypedFile(tools, workbench.title, asking);
    case 'payload': {
      const source = chosenEntry(asking)?.value;
      return source === undefined ? undefined : void takePayload(tools, workbench, source);
    }
    case 'value': {
      const typed = asking.free ? asking.edit.text.trim() : '';
      const value = chosenEntry(asking)?.value ?? typed;
      return value === '' ? undefined : show(tools, withOption(workbench, value));
    }
  }
}

function askToDelete(tools: ControllerTools, workbench: Workbench, asking: Extract<Asking, {type: 'payload'}>): void {
  const source = chosenEntry(asking)?.value;
  if (source?.from !== 'saved') {
    return show(tools, {...workbench, asking: {...asking, error: 'only saved events can be deleted'}});
  }
  show(tools, {...workbench, asking: {type: 'delete', name: source.name, error: undefined, back: asking}});
}
