import {findChoiceList} from '../../core/form/choice-list.ts';
import type {Stop} from '../../core/form/focus-stops.ts';
import {newestFirst} from '../../core/form/newest-first.ts';
import {describeByColumns, mergeChoices, type ValueChoice} from '../../core/form/value-choice.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {readAllItems} from '../reads/read-all.ts';
import {createPageReader} from '../reads/read-pages.ts';
import {withFacts} from '../reads/row-facts.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {declarationOf} from './declaration.ts';
import {isOfFunction} from './is-of-function.ts';
import type {FormState} from './states.ts';

/**
 * What there is to choose from at a place of a form, with what tells it apart: of its enum, of a folder, of what is there
 * now, of the panes, or of what the service lists. `given` has the values that say of what. Rejects when it cannot be read.
 */
export async function findChoicesFor(
  tools: ControllerTools,
  dialog: Dialog<FormState>,
  stop: Extract<Stop, {part: 'value' | 'key'}>,
  given: Item,
): Promise<readonly ValueChoice[]> {
  const {form, choices, declaration} = dialog.state();
  const {field, widget, edit} = stop.node;
  const plain = (values: readonly string[]) => values.map(value => ({value}));
  const there = choices[field.name];
  if (there !== undefined && there.length > 0) return plain(there);
  if (widget === 'boolean') return plain(['true', 'false']);
  if (field.name === 'Runtime') return plain(newestFirst(field.values));
  if (field.values.length > 0) return plain(field.values);
  if (widget === 'file') return plain(await tools.services.completePath(edit.text));
  const member = stop.part === 'key' ? stop.label : field.name;
  // What is made gets a name that nothing has.
  if (`${form.operation}Name` === `Create${member}`) return [];
  const offer = declarationOf(tools, declaration).offers?.[member];
  if (offer !== undefined) {
    const {connection} = dialog.state();
    tools.notify(`Looking for what ${member} can be…`, 'dim');
    const read = createPageReader(tools.services, connection, {background: false, signal: dialog.signal});
    const offered = mergeChoices(await offer(read, given));
    tools.clearNotice();
    return offered;
  }
  const known = mergeChoices(await knownChoices(tools, dialog, member, given));
  return known.length > 0 ? known : mergeChoices(await listedChoices(tools, dialog, member, given));
}

/** What the panes' items stand for; of the more particular panes first. */
async function knownChoices(
  tools: ControllerTools,
  dialog: Dialog<FormState>,
  member: string,
  given: Item,
): Promise<readonly ValueChoice[]> {
  const {resources, services} = tools;
  const found = await Promise.all(
    resources.toReversed().map(async resource => {
      const read = resource.values?.[member];
      if (read === undefined) return [];
      const items = await itemsOf(tools, dialog, resource, given);
      return items.flatMap(item => {
        const value = read(item);
        return value === undefined ? [] : [describeByColumns(resource, item, value, services.now())];
      });
    }),
  );
  return found.flat();
}

/** What a pane lists; what it would list of another function, or while it is not in view, is read. */
async function itemsOf(
  tools: ControllerTools,
  dialog: Dialog<FormState>,
  resource: Resource,
  given: Item,
): Promise<readonly Item[]> {
  const {workspace, client} = tools;
  const {key, data, items, parent} = workspace.pane(resource);
  if (isOfFunction(parent, given) && key !== undefined && data !== undefined) {
    return items.map(item => withFacts(client, key, resource, item));
  }
  const input = resource.parent === undefined ? resource.input(undefined) : resource.input(given);
  if (Object.values(input).some(value => value === undefined)) return [];
  return readWhole(tools, dialog, resource.list, input);
}

/** What the service lists for a member that no pane shows. */
async function listedChoices(
  tools: ControllerTools,
  dialog: Dialog<FormState>,
  member: string,
  given: Item,
): Promise<readonly ValueChoice[]> {
  const {services} = tools;
  const list = findChoiceList(services.operations().map(services.operation), member, given);
  if (list === undefined) return [];
  const items = await readWhole(tools, dialog, list.operation, list.input);
  return items.map(item => list.toChoice(item, services.now())).filter(choice => choice !== undefined);
}

async function readWhole(
  tools: ControllerTools,
  dialog: Dialog<FormState>,
  operation: string,
  input: Item,
): Promise<readonly Item[]> {
  tools.notify(`Reading ${operation}…`, 'dim');
  const {items, problem} = await readAllItems(dialog.state().connection, operation, input, dialog.signal);
  if (problem !== undefined) throw problem;
  tools.clearNotice();
  return items;
}
