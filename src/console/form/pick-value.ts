import {findChoiceList} from '../../core/form/choice-list.ts';
import {focusedStop, formInput, moreStop} from '../../core/form/form.ts';
import {newestFirst} from '../../core/form/newest-first.ts';
import type {Leaf} from '../../core/form/node.ts';
import {setFocusedText} from '../../core/form/type-in-form.ts';
import {openPicker} from '../dialogs/picker.ts';
import {readAllItems} from '../reads/read-all.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/** Lets the user pick the focused value: of its enum, of a folder, or of what is known of the account. */
export async function pickValue(tools: ControllerTools, dialog: Dialog<FormState>): Promise<void> {
  const before = dialog.state();
  const {form, choices} = before;
  const stop = focusedStop(form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return;
  const member = stop.part === 'key' ? stop.label : stop.node.field.name;
  const known = choices[stop.node.field.name] ?? (await choicesOf(tools, stop.node, member));
  const values = known.length > 0 ? known : await listedValues(tools, member, dialog);
  // Who went on typing meanwhile is not taken away from that.
  if (values === undefined || !dialog.isOnTop() || dialog.state() !== before) return;
  if (values.length === 0) return tools.notify('Nothing is known to pick from here; type it.', 'dim');
  const mustBe = stop.of !== undefined || stop.node.field.required || form.needs.includes(stop.path);
  const clear = mustBe ? [] : [{label: 'the service’s default', command: {type: 'set-value', text: ''} as const}];
  openPicker(tools, {
    title: stop.label,
    choices: [...values.map(text => ({label: text, command: {type: 'set-value', text} as const})), ...clear],
    take: text => dialog.update(state => ({...state, form: setFocusedText(state.form, text)})),
  });
}

async function choicesOf(
  tools: ControllerTools,
  {field, widget, edit}: Leaf,
  member: string,
): Promise<readonly string[]> {
  if (widget === 'boolean') return ['true', 'false'];
  if (field.name === 'Runtime') return newestFirst(field.values);
  if (field.values.length > 0) return field.values;
  if (widget === 'file') return tools.services.completePath(edit.text);
  return knownNames(tools, member);
}

/** What the service lists for a member that no pane shows; undefined, and said, when it cannot be read. */
async function listedValues(
  tools: ControllerTools,
  member: string,
  dialog: Dialog<FormState>,
): Promise<readonly string[] | undefined> {
  const {services, workspace, functions} = tools;
  const {form, connection} = dialog.state();
  const {selected} = workspace.pane(functions);
  const given = {FunctionName: selected?.['FunctionName'], ...form.fixed, ...formInput(form)};
  const list = findChoiceList(services.operations().map(services.operation), member, given);
  if (list === undefined) return [];
  tools.notify(`Reading ${list.operation}…`, 'dim');
  const {items, problem} = await readAllItems(connection, list.operation, list.input, dialog.signal);
  if (dialog.signal.aborted) return undefined;
  if (problem !== undefined) {
    tools.notify(`${problem.what}: ${problem.why}. Type it.`, 'bad');
    return undefined;
  }
  tools.clearNotice();
  return [...new Set(items.map(list.toValue).filter(value => value !== undefined))];
}

/** Names of what the panes have loaded, for the members that take them; of the more particular panes first. */
function knownNames({workspace, resources}: ControllerTools, member: string): readonly string[] {
  const names = resources.toReversed().flatMap(resource => {
    const read = resource.values?.[member];
    return read === undefined ? [] : workspace.pane(resource).items.map(read);
  });
  return [...new Set(names.filter(name => name !== undefined))];
}
