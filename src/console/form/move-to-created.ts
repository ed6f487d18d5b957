import type {Item} from '../../core/item.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {unfoldGroups} from '../tags/groups.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Moves the cursor to what was just made, once its list has it, and drops a filter that would hide it; unless it was moved elsewhere meanwhile. */
export function moveToCreated(tools: ControllerTools, {isNew, on}: OperationDeclaration, created: Item): void {
  if (!isNew) return;
  for (const name of on) void moveIn(tools, name, created);
}

async function moveIn({client, store, workspace}: ControllerTools, name: string, created: Item): Promise<void> {
  const resource = workspace.resource(name);
  const before = resource && workspace.pane(resource);
  if (resource === undefined || before?.key === undefined) return;
  // The list is being read anew already.
  await client.refetchQueries({queryKey: before.key, exact: true}, {cancelRefetch: false});
  unfoldGroups({store}, resource);
  const {items, view, cursor, selected} = workspace.pane(resource);
  const id = resource.id(created);
  const isMoved =
    before.selected !== undefined && selected !== undefined && !isSame(resource, before.selected, selected);
  if (isMoved || !items.some(item => resource.id(item) === id)) return;
  const isHidden = view.indexOf(id) === -1;
  // What was just made is wanted more than the filter that hides it.
  const shown = isHidden ? {...cursor, filter: ''} : cursor;
  store.dispatch({type: 'cursor', pane: name, cursor: {...shown, selected: id}});
}

function isSame(resource: Resource, item: Item, other: Item): boolean {
  return resource.id(item) === resource.id(other);
}
