import {findJsonError} from '../../core/edit/json-error.ts';
import {
  focusedStop,
  formInput,
  isMultiline,
  moreStop,
  type OperationForm,
  setFocusedText,
} from '../../core/form/form.ts';
import {buildMembers} from '../../core/form/node.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/** The focused document, or else the whole input as JSON, in the user's editor and back. What is no JSON is kept and said. */
export async function editAsJson(tools: ControllerTools, dialog: Dialog<FormState>): Promise<void> {
  const {form, unreadable} = dialog.state();
  const stop = focusedStop(form);
  const isDocument = stop !== undefined && stop !== moreStop && isMultiline(stop);
  const text = isDocument && stop.part === 'value' ? stop.node.edit.text : toText(formInput(form), form.fixed);
  const result = await tools.services.edit(unreadable ?? text, '.json');
  if ('problem' in result)
    return tools.notify(`${result.problem.what} ${result.problem.why} ${result.problem.tryThis}`, 'bad');
  const take = (next: OperationForm) => dialog.update(({unreadable: _, ...state}) => ({...state, form: next}));
  if (isDocument) return take(setFocusedText(form, result.text));
  const error = findJsonError(result.text);
  if (error !== undefined) {
    dialog.update(state => ({...state, unreadable: result.text}));
    return tools.notify(
      `Not JSON: ${error.message} at line ${error.line}, column ${error.column}. Ctrl-E opens your text again.`,
      'bad',
    );
  }
  const values: unknown = JSON.parse(result.text);
  const fields = form.nodes.map(({field}) => field);
  take({...form, nodes: buildMembers(fields, values), all: true, focus: 0, errors: {}});
}

/** The members that can be edited, as JSON; bytes as the text they stand for. */
function toText(input: Readonly<Record<string, unknown>>, fixed: Readonly<Record<string, unknown>>): string {
  const open = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in fixed)));
  const readable = (_: string, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
  return `${JSON.stringify(open, readable, 2)}\n`;
}
