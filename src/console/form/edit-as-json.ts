import {findJsonError} from '../../core/edit/json-error.ts';
import {focusedStop, moreStop, type OperationForm} from '../../core/form/form.ts';
import {formatInputJson, readInputJson} from '../../core/form/input-json.ts';
import {isDocument, setFocusedText} from '../../core/form/type-in-form.ts';
import {tellProblem} from '../dialogs/tell-problem.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/**
 * The focused document, or else the whole input as JSON, in the user's editor and back. What cannot be taken as it is written
 * is kept and said, and opened again; a text that was emptied gives that up.
 */
export async function editAsJson(tools: ControllerTools, dialog: Dialog<FormState>): Promise<void> {
  const {form, refused, targets} = dialog.state();
  const stop = focusedStop(form);
  const document =
    stop !== undefined && stop !== moreStop && isDocument(stop) && stop.part === 'value' ? stop : undefined;
  // A change of several is the same for all but for what names each.
  const edited = targets === undefined ? form : {...form, fixed: {}};
  const text = document === undefined ? (refused?.text ?? formatInputJson(edited)) : document.node.edit.text;
  const result = await tools.services.edit(text, '.json');
  if ('problem' in result) return tellProblem(tools, result.problem);
  const take = (next: OperationForm) => dialog.update(({refused: _, ...state}) => ({...state, form: next}));
  if (document !== undefined) return take(setFocusedText(form, result.text));
  if (result.text.trim() === '') return take(form);
  if (refused === undefined && result.text === text) return;
  const read = readText(tools, edited, result.text);
  if ('form' in read) return take({...read.form, fixed: form.fixed});
  dialog.update(state => ({...state, refused: {text: result.text, problems: read.problems}}));
  tools.notify('Not taken: Ctrl-E opens your text again; emptying it leaves the form as it is.', 'bad');
}

function readText({services}: ControllerTools, form: OperationForm, text: string): ReturnType<typeof readInputJson> {
  const error = findJsonError(text);
  if (error === undefined) return readInputJson(form, services.operation(form.operation), text);
  return {problems: [`Not JSON: ${error.message} at line ${error.line}, column ${error.column}.`]};
}
