import {toTextEdit} from '../../core/edit/text-edit.ts';
import {focusedStop, moreStop} from '../../core/input/form.ts';
import {newestFirst} from '../../core/input/newest-first.ts';
import type {Leaf} from '../../core/input/node.ts';
import type {Item} from '../../core/resource.ts';
import type {OperationOverlay} from '../../core/session/overlay.ts';
import type {ControllerTools} from './parts.ts';

/** Lets the user pick the focused value: of its enum, of a folder, or of what is known of the account. */
export async function pickValue(tools: ControllerTools, overlay: OperationOverlay): Promise<void> {
  const stop = focusedStop(overlay.form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return;
  const known = overlay.choices[stop.node.field.name];
  const values = known ?? (await choicesOf(tools, stop.node, stop.part === 'key' ? stop.label : stop.node.field.name));
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
