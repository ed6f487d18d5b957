import {focusedStop, formInput, moreStop} from '../../core/form/form.ts';
import type {Leaf} from '../../core/form/node.ts';
import {findFault} from '../../core/form/try-value.ts';
import {setFocusedText} from '../../core/form/type-in-form.ts';
import type {ValueChoice} from '../../core/form/value-choice.ts';
import type {Choice} from '../bindings/command.ts';
import {openPicker} from '../dialogs/picker.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findChoicesFor} from './find-choices.ts';
import type {FormState} from './states.ts';

/** Lets the user pick the focused value, of what the form takes there: of its enum, of a folder, or of what is known of the account. */
export async function pickValue(tools: ControllerTools, dialog: Dialog<FormState>): Promise<void> {
  const before = dialog.state();
  const {form} = before;
  const stop = focusedStop(form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return;
  const all = await readChoices(tools, dialog, stop);
  // Who went on typing meanwhile is not taken away from that.
  if (all === undefined || !dialog.isOnTop() || dialog.state() !== before) return;
  const operation = tools.services.operation(form.operation);
  // A path may be of a folder on the way to the file.
  const faultOf = (value: string) => (stop.node.widget === 'file' ? undefined : findFault(form, operation, value));
  const checked = all.map(choice => ({choice, fault: faultOf(choice.value)}));
  const choices = checked.flatMap(({choice, fault}) => (fault === undefined ? [choice] : []));
  if (choices.length === 0) return tools.notify(tellNone(stop.label, checked[0]?.fault), 'dim');
  const mustBe = stop.of !== undefined || stop.node.field.required || form.needs.includes(stop.path);
  const clear = mustBe ? [] : [{label: 'the service’s default', command: {type: 'set-value', text: ''} as const}];
  openPicker(tools, {
    title: stop.label,
    choices: [...choices.map(choice => toChoice(choice, stop.node.edit.text)), ...clear],
    ...(isWorthRecalling(stop.node, choices) && {list: `value ${stop.node.field.name}`}),
    take: text => dialog.update(state => ({...state, form: setFocusedText(state.form, text)})),
  });
}

/** A secret is not kept, a path is found by its folder, and a version's number means another version with each function. */
function isWorthRecalling({widget, field}: Leaf, choices: readonly ValueChoice[]): boolean {
  return widget !== 'file' && !field.sensitive && !choices.some(({value}) => /^\d+$/.test(value));
}

/** Undefined when they cannot be read, which is said, or when the form was left. */
async function readChoices(
  tools: ControllerTools,
  dialog: Dialog<FormState>,
  stop: Parameters<typeof findChoicesFor>[2],
): Promise<readonly ValueChoice[] | undefined> {
  const {workspace, functions} = tools;
  const {form} = dialog.state();
  const {selected} = workspace.pane(functions);
  const given = {FunctionName: selected?.['FunctionName'], ...form.fixed, ...formInput(form)};
  try {
    return await findChoicesFor(tools, dialog, stop, given);
  } catch (error) {
    if (dialog.signal.aborted) return undefined;
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why.replace(/\.$/, '')}. Type it.`, 'bad');
    return undefined;
  }
}

function tellNone(label: string, fault: string | undefined): string {
  return fault === undefined
    ? 'Nothing is known to pick from here; type it.'
    : `Nothing that is known can be picked here: ${label} ${fault}.`;
}

/** What a thing is called and what tells it apart stands before the value that it has for the service. */
function toChoice({value, name, note}: ValueChoice, current: string): Choice {
  return {
    label: name ?? value,
    ...(note !== undefined && {also: note}),
    ...(name !== undefined && {note: ` ${value}`}),
    ...(value === current && {isCurrent: true as const}),
    command: {type: 'set-value', text: value},
  };
}
