import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Choice} from '../bindings/command.ts';
import {ownerOf} from '../connection/owner.ts';
import {openMenu} from '../dialogs/menu.ts';
import type {ControllerTools} from '../tools/parts.ts';

/**
 * The tab of all that an item has to do with, where it has one; there, and of everything else, the menu of what belongs to it, and of
 * what it belongs to and uses. Where that is one thing it is gone to.
 */
export function openRelated(tools: ControllerTools, resource: Resource, item: Item): void {
  const {tabs, focus, subject} = tools.store.getState();
  const tab = resource.tabs.findIndex(({title}) => title === 'Related');
  const isShown = focus === 'detail' && subject === resource.name && tabs[resource.name] === tab;
  if (tab !== -1 && !isShown) return tools.execute({type: 'open-tab', resource: resource.name, tab});
  const choices = listRelated(tools, resource, item);
  const [first] = choices;
  if (first === undefined) return tools.notify(`Nothing else is known of a ${resource.singular}.`, 'dim');
  if (choices.length === 1) return tools.execute(first.command);
  openMenu(tools, {title: `Related to ${resource.label(item)}`, choices});
}

function listRelated({resources}: ControllerTools, resource: Resource, item: Item): readonly Choice[] {
  const {parent} = resource;
  return [
    ...resources
      .filter(({parent: above}) => above === resource)
      .map(({name, title}): Choice => ({label: title, group: 'Its own', command: {type: 'go-to', pane: name}})),
    ...(parent === undefined
      ? []
      : [{label: `The ${parent.singular}`, group: 'Around it', command: {type: 'go-to', pane: parent.name}} as const]),
    ...(resource.related?.(item) ?? []).map(
      ({title, pane, id, executionArn}): Choice => ({
        label: title,
        group: 'Around it',
        command:
          executionArn === undefined
            ? {type: 'go-to', pane, ...(id !== undefined && {id})}
            : {type: 'execution', connection: ownerOf(item), arn: executionArn},
      }),
    ),
  ];
}
