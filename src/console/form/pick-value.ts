import {toTextEdit} from '../../core/edit/text-edit.ts';
import {findChoiceList} from '../../core/form/choice-list.ts';
import {focusedStop, formInput, moreStop} from '../../core/form/form.ts';
import {newestFirst} from '../../core/form/newest-first.ts';
import type {Leaf} from '../../core/form/node.ts';
import type {Item} from '../../core/item.ts';
import {readAllItems} from '../reads/read-all.ts';
import type {OperationOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Lets the user pick the focused value: of its enum, of a folder, or of what is known of the account. */
export async function pickValue(tools: ControllerTools, overlay: OperationOverlay): Promise<void> {
  const stop = focusedStop(overlay.form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return;
  const member = stop.part === 'key' ? stop.label : stop.node.field.name;
  const known = overlay.choices[stop.node.field.name] ?? (await choicesOf(tools, stop.node, member));
  const values = known.length > 0 ? known : await listedValues(tools, member, overlay);
  // Who went on typing meanwhile is not taken away from that.
  if (values === undefined || tools.store.getState().overlay !== overlay) return;
  if (values.length === 0) return tools.notify('Nothing is known to pick from here; type it.', 'dim');
  const mustBe = stop.of !== undefined || stop.node.field.required || overlay.form.needs.includes(stop.path);
  const clear = mustBe ? [] : [{label: 'the service’s default', command: {type: 'set-value', text: ''} as const}];
  const choices = [...values.map(text => ({label: text, command: {type: 'set-value', text} as const})), ...clear];
  tools.open({type: 'picker', title: stop.label, choices, edit: toTextEdit(''), index: 0, under: overlay});
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
  {form}: OperationOverlay,
): Promise<readonly string[] | undefined> {
  const {services, workspace} = tools;
  const functions = workspace.resource('functions');
  const selected = functions === undefined ? undefined : workspace.pane(functions).selected;
  const given = {FunctionName: selected?.['FunctionName'], ...form.fixed, ...formInput(form)};
  const list = findChoiceList(services.operations().map(services.operation), member, given);
  if (list === undefined) return [];
  tools.notify(`Reading ${list.operation}…`, 'dim');
  const {items, problem} = await readAllItems(services, list.operation, list.input);
  if (problem !== undefined) {
    tools.notify(`${problem.what}: ${problem.why}. Type it.`, 'bad');
    return undefined;
  }
  tools.clearNotice();
  return [...new Set(items.map(list.toValue).filter(value => value !== undefined))];
}

/** Names of what the panes have loaded, for the members that take them. */
function knownNames({workspace, resources}: ControllerTools, member: string): readonly string[] {
  const rows = (name: string): readonly Item[] => {
    const resource = resources.find(entry => entry.name === name);
    return resource === undefined ? [] : workspace.pane(resource).items;
  };
  const texts = (items: readonly Item[], ...names: string[]) =>
    items.flatMap(item => names.map(name => item[name]).filter(value => typeof value === 'string'));
  switch (member) {
    case 'FunctionName':
      return texts(rows('functions'), 'FunctionName');
    case 'FunctionVersion':
    // The versions an alias divides its traffic over.
    case 'AdditionalVersionWeights':
      return texts(rows('versions'), 'Version').filter(version => version !== '$LATEST');
    case 'Qualifier':
      return [...texts(rows('aliases'), 'Name'), ...texts(rows('versions'), 'Version')];
    case 'LayerName':
      return texts(rows('layers'), 'LayerName');
    case 'Layers':
      return rows('layers').flatMap(({LatestMatchingVersion: latest}) => texts([latest as Item], 'LayerVersionArn'));
    case 'Role':
      return [...new Set(texts(rows('functions'), 'Role'))];
    case 'UUID':
      return texts(rows('mappings'), 'UUID');
    default:
      return [];
  }
}
