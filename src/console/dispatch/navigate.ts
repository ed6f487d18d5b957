import type {Move} from '../../core/keys/moves.ts';
import type {PaneName} from '../../core/layout.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {seenResources} from '../../core/resource/shown-resources.ts';
import {rowId} from '../../core/table/grouping.ts';
import {moveTo, scrollTo} from '../../core/table/scroll.ts';
import {sidePanes} from '../bindings/index.ts';
import {readDetail} from '../detail/detail.ts';
import {rowsOf} from '../layout/geometry.ts';
import {clearLogFilter} from '../logs/filter-keys.ts';
import {moveLog, putLogCursor} from '../logs/move-keys.ts';
import {leaveLogScreen} from '../logs/screen-keys.ts';
import {stopWaiting, tellWait} from '../reads/waits.ts';
import {openLine} from '../related/open-line.ts';
import {focusPane} from '../selection/focus.ts';
import {setMarks} from '../selection/marks.ts';
import {foldGroup} from '../tags/groups.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {Settler} from '../tools/settle.ts';
import {setFilter} from './filter-keys.ts';

/** Moves the cursor of the focused pane. */
export function move(tools: ControllerTools, by: Move): void {
  moveIn(tools, tools.store.getState().focus, by);
}

/** Moves the cursor of a pane, whichever has the focus. */
export function moveIn(tools: ControllerTools, pane: PaneName, by: Move): void {
  const resource = tools.workspace.resource(pane);
  if (resource === undefined) return pane === 'log' ? moveLog(tools, by) : moveDetail(tools, by);
  const {view, index} = tools.workspace.pane(resource);
  const height = rowsOf(tools.store.getState(), tools.resources, pane);
  putListCursor(tools, resource, moveTo(by, index, height, view.rows.length));
}

/** Puts the cursor of a pane on a row, by its index in all that the pane holds. */
export function putCursorIn(tools: ControllerTools, pane: PaneName, row: number): void {
  const resource = tools.workspace.resource(pane);
  if (resource !== undefined) putListCursor(tools, resource, row);
  else if (pane === 'log') putLogCursor(tools, row);
  else putDetailCursor(tools, () => row);
}

function putListCursor({store, workspace, resources}: ControllerTools, resource: Resource, to: number): void {
  const {view, cursor, index} = workspace.pane(resource);
  const height = rowsOf(store.getState(), resources, resource.name);
  const row = view.rows[to];
  if (row === undefined) return;
  const selected = rowId(resource, row);
  const target = view.indexOf(selected);
  if (target === index && cursor.selected === selected) return;
  const top = scrollTo(cursor.top, target, height, view.rows.length);
  store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, selected, index: target, top}});
}

/** Focuses the next or previous pane, around the ends. */
export function focusNext(tools: ControllerTools, settler: Settler, by: 1 | -1): void {
  const {focus, subject, hidden} = tools.store.getState();
  const sides = sidePanes.filter(({name}) => name === focus || !hidden.includes(name));
  const panes = [...seenResources(tools.resources, subject, hidden), ...sides].map(({name}) => name);
  const at = panes.indexOf(focus);
  const next = panes[(at + by + panes.length) % panes.length];
  if (next !== undefined) focusPane(tools, settler, next);
}

/** Enter: from a list to Detail, of what stands apart to what belongs to it; in Detail a secret is shown or hidden, and what a row leads to is opened. */
export function openSelection(tools: ControllerTools, settler: Settler): void {
  const {store, workspace, resources} = tools;
  const {focus, detail} = store.getState();
  const resource = workspace.resource(focus);
  if (resource !== undefined) {
    if (foldGroup(tools, resource)) return;
    const below = resource.apart ? resources.find(({parent}) => parent === resource) : undefined;
    return focusPane(tools, settler, below?.name ?? 'detail');
  }
  const line = (readDetail(tools)?.rows ?? [])[detail.cursor];
  if (line?.line.opens !== undefined) return openLine(tools, line.line.opens);
  if (line?.secret === undefined) return;
  store.dispatch({type: 'reveal', label: detail.revealed === line.secret ? undefined : line.secret});
}

/** Esc: unzoom, clear the filter, stop waiting for a list that does not come, or go back to the list; it never quits. */
export function back(tools: ControllerTools, settler: Settler): void {
  const {store, client, workspace} = tools;
  const {zoomed, focus, subject, metrics} = store.getState();
  if (focus === 'log' && leaveLogScreen(tools)) return;
  if (focus === 'detail' && metrics.readingAt !== undefined) {
    return store.dispatch({type: 'metrics', choice: {readingAt: undefined}});
  }
  if (zoomed) return store.dispatch({type: 'zoom', zoomed: false});
  const resource = workspace.resource(focus);
  if (focus === 'log' && (clearLogFilter(tools) || tools.logs.printer.stop())) return;
  if (resource === undefined) return focusPane(tools, settler, subject);
  const {connection, cursor, key} = workspace.pane(resource);
  if (connection !== undefined && cursor.marked.length > 0) return setMarks(tools, connection, resource, []);
  if (cursor.filter !== '') return setFilter(tools, focus, '');
  if (key !== undefined && tellWait(client, key) !== undefined) return void stopWaiting(client, key);
  if (resource.parent !== undefined) focusPane(tools, settler, resource.parent.name);
  else if (resource.apart) focusPane(tools, settler, tools.functions.name);
}

/** Turns to the next or previous tab of the shown resource. */
export function turnTab(tools: ControllerTools, by: 1 | -1): void {
  const {subject, tabs} = tools.store.getState();
  const count = (tools.workspace.resource(subject)?.tabs.length ?? 0) + 1;
  goToTab(tools, ((tabs[subject] ?? 0) + by + count) % count);
}

/** Turns to a tab of the shown resource, by its index. */
export function goToTab({store}: ControllerTools, tab: number): void {
  store.dispatch({type: 'tab', resource: store.getState().subject, tab});
}

function moveDetail(tools: ControllerTools, by: Move): void {
  putDetailCursor(tools, (from, height, count) => moveTo(by, from, height, count));
}

function putDetailCursor(tools: ControllerTools, to: (from: number, height: number, count: number) => number): void {
  const {store} = tools;
  const session = store.getState();
  const {detail} = session;
  const lines = readDetail(tools)?.rows ?? [];
  const height = rowsOf(session, tools.resources, 'detail');
  const cursor = Math.max(0, Math.min(to(detail.cursor, height, lines.length), lines.length - 1));
  store.dispatch({type: 'detail', cursor, top: scrollTo(detail.top, cursor, height, lines.length)});
}
