import type {Resource} from '../../core/resource/resource.ts';
import {formatGrouping, type Grouping, headingOf, parseGrouping} from '../../core/table/grouping.ts';
import {stackKey} from '../../core/tags/stack.ts';
import type {Choice, Command} from '../bindings/command.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** What the focused list can be grouped by, as far as its tags are known. */
export function listGroupings({store, workspace}: ControllerTools): readonly Choice[] {
  const {focus, groups} = store.getState();
  const resource = workspace.resource(focus);
  if (resource?.tagged === undefined) return [];
  const current = groups[focus];
  const keys = [...(workspace.pane(resource).tags?.table?.of.values() ?? [])].flatMap(Object.keys);
  const own = new Set(keys.filter(key => !key.startsWith('aws:')));
  const texts = [stackKey, ...own].map(key => formatGrouping({key}));
  const isNow = (text: string) => current !== undefined && formatGrouping(current) === text;
  return [
    ...texts.map(
      (text): Choice => ({
        label: text,
        ...(isNow(text) && {isCurrent: true as const}),
        command: {type: 'group', by: text},
      }),
    ),
    {label: 'none', ...(current === undefined && {isCurrent: true as const}), command: {type: 'group', by: undefined}},
  ];
}

/** What is typed behind the command though it is not known yet that there is such a tag. */
export function toGroupChoice(text: string): Choice | undefined {
  return parseGrouping(text.trim()) && {label: text.trim(), command: {type: 'group', by: text.trim()}};
}

/** Groups the focused list, or ends that. */
export function groupList({store, workspace, notify}: ControllerTools, {by}: Extract<Command, {type: 'group'}>): void {
  const {focus} = store.getState();
  const grouping = by === undefined ? undefined : parseGrouping(by);
  if (workspace.resource(focus)?.tagged === undefined)
    return notify('What is listed here has no tags of its own.', 'warn');
  putGrouping({store}, focus, grouping);
  notify(grouping === undefined ? 'Not grouped' : `Grouped by ${by}; Enter on a heading folds it`, 'dim');
}

/** Folds the group whose heading the cursor of a list is on, or unfolds it; false where it is on none. */
export function foldGroup({store, workspace}: ControllerTools, resource: Resource): boolean {
  const {view, index} = workspace.pane(resource);
  const row = view.rows[index];
  const heading = row && headingOf(row);
  const grouping = store.getState().groups[resource.name];
  if (heading === undefined || grouping === undefined) return false;
  const {id, isFolded} = heading;
  const folded = isFolded ? grouping.folded.filter(one => one !== id) : [...grouping.folded, id];
  putGrouping({store}, resource.name, {...grouping, folded});
  return true;
}

/** Unfolds all groups of a list: what is to be shown may be in one. */
export function unfoldGroups({store}: Pick<ControllerTools, 'store'>, {name}: Pick<Resource, 'name'>): void {
  const grouping = store.getState().groups[name];
  if (grouping !== undefined && grouping.folded.length > 0) putGrouping({store}, name, {...grouping, folded: []});
}

function putGrouping({store}: Pick<ControllerTools, 'store'>, pane: string, grouping: Grouping | undefined): void {
  const {[pane]: _, ...others} = store.getState().groups;
  store.dispatch({type: 'own-settings', groups: grouping === undefined ? others : {...others, [pane]: grouping}});
}
