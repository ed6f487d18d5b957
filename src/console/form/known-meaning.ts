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
    const item = isOfFunction(parent, given) ? indexValues(items, member, read).get(value) : undefined;
    // A function has a role, and is none.
    const isIt = item !== undefined && (resource.arn(item) === value || resource.label(item).endsWith(value));
    if (!isIt) continue;
    const {name, note} = describeByColumns(resource, item, value, services.now());
    const told = [name, note].filter(text => text !== undefined);
    return told.length === 0 ? undefined : told.join(' · ');
  }
  return undefined;
}

const indexes = new WeakMap<readonly Item[], Map<string, ReadonlyMap<string, Item>>>();

/** The items of a list by what they stand for, the first of each: a form asks at every key, and lists may be long. */
function indexValues(
  items: readonly Item[],
  member: string,
  read: (item: Item) => string | undefined,
): ReadonlyMap<string, Item> {
  const known = indexes.get(items) ?? new Map<string, ReadonlyMap<string, Item>>();
  indexes.set(items, known);
  const found = known.get(member) ?? new Map(items.toReversed().flatMap(item => toPairs(read(item), item)));
  known.set(member, found);
  return found;
}

function toPairs(value: string | undefined, item: Item): readonly (readonly [string, Item])[] {
  return value === undefined ? [] : [[value, item]];
}
