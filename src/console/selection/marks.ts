import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Marks the item under the cursor, or takes its mark away, and goes on to the next. */
export function toggleMark({store, workspace, execute}: ControllerTools): void {
  const resource = workspace.resource(store.getState().focus);
  const pane = resource === undefined ? undefined : workspace.pane(resource);
  if (resource === undefined || pane?.selected === undefined) return;
  const id = resource.id(pane.selected);
  const {marked} = pane.cursor;
  const next = marked.includes(id) ? marked.filter(other => other !== id) : [...marked, id];
  store.dispatch({
    type: 'cursor',
    pane: resource.name,
    cursor: {...pane.cursor, selected: id, index: pane.index, marked: next},
  });
  execute({type: 'move', move: 'down'});
}

/** The marked items of a resource that are still listed. */
export function markedItems({workspace}: ControllerTools, resource: Resource): readonly Item[] {
  const {cursor, items} = workspace.pane(resource);
  if (cursor.marked.length === 0) return [];
  const ids = new Set(cursor.marked);
  return items.filter(item => ids.has(resource.id(item)));
}

/** Takes all marks of a resource away, but for those given. */
export function setMarks({store, workspace}: ControllerTools, resource: Resource, marked: readonly string[]): void {
  const {cursor} = workspace.pane(resource);
  store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, marked}});
}
