import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {headingOf, rowId} from '../../core/table/grouping.ts';
import type {Connection} from '../connection/connection.ts';
import {recordAt} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Marks the item under the cursor, or all below the heading there, or takes their marks away, and goes on to the next row. */
export function toggleMark({store, workspace, execute}: ControllerTools): void {
  const resource = workspace.resource(store.getState().focus);
  const pane = resource === undefined ? undefined : workspace.pane(resource);
  const row = pane?.view.rows[pane.index];
  if (resource === undefined || pane === undefined || row === undefined || pane.isAwaited(row)) return;
  const id = rowId(resource, row);
  const ids = (headingOf(row)?.items ?? [row]).filter(item => !pane.isAwaited(item)).map(resource.id);
  const {marked} = pane.cursor;
  const others = marked.filter(other => !ids.includes(other));
  const next = ids.every(one => marked.includes(one)) ? others : [...others, ...ids];
  store.dispatch({
    type: 'cursor',
    pane: resource.name,
    cursor: {...pane.cursor, selected: id, index: pane.index, marked: next},
  });
  execute({type: 'move', move: 'down'});
}

/** Marks all items that the filter shows; when they all are, takes their marks away. */
export function markShown({store, workspace, notify}: ControllerTools): void {
  const resource = workspace.resource(store.getState().focus);
  const pane = resource === undefined ? undefined : workspace.pane(resource);
  if (resource === undefined || pane === undefined) return;
  const {marked} = pane.cursor;
  const shown = pane.view.rows
    .filter(row => headingOf(row) === undefined && !pane.isAwaited(row))
    .map(row => resource.id(row));
  const before = new Set(marked);
  const missing = shown.filter(id => !before.has(id));
  const unmarked = new Set(missing.length > 0 ? [] : shown);
  const next = [...marked.filter(id => !unmarked.has(id)), ...missing];
  store.dispatch({type: 'cursor', pane: resource.name, cursor: {...pane.cursor, marked: next}});
  const name = (count: number) => `${count} ${count === 1 ? resource.singular : resource.title.toLowerCase()}`;
  notify(missing.length > 0 ? `${name(next.length)} marked` : `${name(shown.length)} unmarked`, 'dim');
}

/** The marked items of a resource that are still listed. */
export function markedItems({workspace}: ControllerTools, resource: Resource): readonly Item[] {
  const {cursor, items} = workspace.pane(resource);
  if (cursor.marked.length === 0) return [];
  const ids = new Set(cursor.marked);
  return items.filter(item => ids.has(resource.id(item)));
}

/** Takes all marks of a resource in a connection away, but for those given. */
export function setMarks(
  {store}: ControllerTools,
  {key: connection}: Connection,
  {name: pane}: Resource,
  marked: readonly string[],
): void {
  const cursor = recordAt(store.getState(), connection).cursors[pane];
  if (cursor !== undefined) store.dispatch({type: 'cursor', connection, pane, cursor: {...cursor, marked}});
}
