import {applyEditKey, insertText, type TextEdit, toTextEdit} from '../edit/text-edit.ts';
import {activate, withEdit} from './change-nodes.ts';
import type {Stop} from './focus-stops.ts';
import {focusedStop, moreStop, type OperationForm} from './form.ts';
import {mayHaveLines} from './may-have-lines.ts';

/** The form after an editing key, or undefined when the focused place has no use for it. */
export function applyOperationKey(form: OperationForm, key: string, input: string): OperationForm | undefined {
  const stop = focusedStop(form);
  if (stop === undefined) return undefined;
  if (stop === moreStop) return key === 'enter' || key === 'space' ? {...form, all: true} : undefined;
  if (stop.part === 'group' || stop.part === 'add') {
    if (key !== 'enter' && key !== 'space') return undefined;
    return {...form, nodes: activate(form.nodes, stop), selected: false};
  }
  if (isPicked(stop)) return undefined;
  if (key === 'enter' && !isDocument(stop)) return undefined;
  if (key === breakKey) return takesLines(stop) ? typeAt(form, stop, '\n') : undefined;
  const edit = applyEditKey(stop.node.edit, key, takesLines(stop) ? 'multiple' : 'single');
  if (edit !== undefined) return withText(form, stop, edit);
  return key === input || key === 'space' ? typeAt(form, stop, input) : undefined;
}

/** The key that breaks the line of a text for which Enter goes on. */
export const breakKey = 'alt+enter';

/** What became of what was typed or pasted: the form with it, or why nothing can be typed where the focus is. */
export type Typed = {readonly form: OperationForm} | {readonly why: string};

/** The form after a key. A key that types nothing and has no use here is left to others: undefined. */
export function typeIntoForm(form: OperationForm, key: string, input: string): Typed | undefined {
  const next = applyOperationKey(form, key, input);
  if (next !== undefined) return {form: next};
  return input !== '' && key === input ? {why: whyNoText(form)} : undefined;
}

/** The form with text pasted at the focus, every character of it. */
export function pasteIntoForm(form: OperationForm, text: string): Typed {
  const stop = focusedStop(form);
  const takesNone = stop === undefined || stop === moreStop || stop.part === 'group' || stop.part === 'add';
  return takesNone || isPicked(stop) ? {why: whyNoText(form)} : {form: typeAt(form, stop, text)};
}

function whyNoText(form: OperationForm): string {
  const stop = focusedStop(form);
  if (stop === undefined) return 'There is no field to type into.';
  if (stop === moreStop) return 'No field has the focus: Enter shows the others.';
  switch (stop.part) {
    case 'group':
      return `${stop.label} has fields of its own: ${stop.node.open ? 'Tab goes to them' : 'Enter opens it'}.`;
    case 'add':
      return `Enter adds ${stop.node.type === 'map' ? 'an entry' : 'an item'} to ${stop.label} first.`;
    case 'key':
    case 'value':
      return `${stop.label} is picked from a list: Enter shows it.`;
  }
}

/** The form with the focused value set, e.g. picked or from an editor. */
export function setFocusedText(form: OperationForm, text: string): OperationForm {
  const stop = focusedStop(form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return form;
  return withText(form, stop, toTextEdit(text));
}

/** True for a value that is picked rather than typed. */
export function isPicked(stop: Stop): boolean {
  return (
    (stop.part === 'value' || stop.part === 'key') && (stop.node.widget === 'choice' || stop.node.widget === 'boolean')
  );
}

/** True for a JSON document or the like, in which Enter breaks the line. */
export function isDocument(stop: Stop): boolean {
  return stop.part === 'value' && stop.node.widget === 'document';
}

/** True for a text that is edited in several lines. */
export function takesLines(stop: Stop): boolean {
  return isDocument(stop) || (stop.part === 'value' && mayHaveLines(stop.node.field));
}

type TextStop = Extract<Stop, {part: 'key' | 'value'}>;

/** What was preset gives way to what is typed. */
function typeAt(form: OperationForm, stop: TextStop, text: string): OperationForm {
  return withText(form, stop, insertText(form.selected ? toTextEdit('') : stop.node.edit, text));
}

function withText(form: OperationForm, stop: Stop, edit: TextEdit): OperationForm {
  const {[stop.path]: _, ...errors} = form.errors;
  return {...form, nodes: withEdit(form.nodes, stop, edit), errors, selected: false};
}
