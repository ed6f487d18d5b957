import {describeByColumns} from '../../core/form/value-choice.ts';
import type {Item} from '../../core/item.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {isOfFunction} from './is-of-function.ts';

/**
 * What the panes know of the thing that a member's value stands for, `canary build · 2m` of a version; undefined where none of
 * them lists it. `given` says of which function.
 */
export function findKnownMeaning(
  {resources, workspace, services}: Pick<ControllerTools, 'resources' | 'workspace' | 'services'>,
  given: Item,
  member: string,
  value: string,
): string | undefined {
  for (const resource of resources.toReversed()) {
    const read = resource.values?.[member];
    if (read === undefined) continue;
    const {items, parent} = workspace.pane(resource);
    const item = isOfFunction(parent, given) ? items.find(one => read(one) === value) : undefined;
    // A function has a role, and is none.
    const isIt = item !== undefined && (resource.arn(item) === value || resource.label(item).endsWith(value));
    if (!isIt) continue;
    const {name, note} = describeByColumns(resource, item, value, services.now());
    const told = [name, note].filter(text => text !== undefined);
    return told.length === 0 ? undefined : told.join(' · ');
  }
  return undefined;
}
