import {insertInLine, type TextEdit, typeInLine} from '../../core/edit/text-edit.ts';
import {rowId} from '../../core/table/grouping.ts';
import {setLogFilter} from '../logs/filter-keys.ts';
import type {Session} from '../session/session.ts';
import type {ControllerTools} from '../tools/parts.ts';

type Filtering = NonNullable<Session['filtering']>;

/** A key while a filter is typed: the list follows at once; Enter keeps it, Esc clears it, arrows move in the list. */
export function handleFilterKey(tools: ControllerTools, {pane, edit}: Filtering, key: string, input: string): void {
  const {store, execute} = tools;
  switch (key) {
    case 'enter':
      // One that cannot be read stays until it is mended or cleared.
      if (pane === 'log' && store.getState().log.filterError !== undefined) return;
      return store.dispatch({type: 'filtering', pane: undefined, text: ''});
    case 'esc':
      setFilter(tools, pane, '');
      return store.dispatch({type: 'filtering', pane: undefined, text: ''});
    case 'down':
    case 'up':
      return execute({type: 'move', move: key});
    case 'pagedown':
      return execute({type: 'move', move: 'page-down'});
    case 'pageup':
      return execute({type: 'move', move: 'page-up'});
  }
  const next = typeInLine(edit, key, input);
  if (next !== undefined) change(tools, pane, edit, next);
}

/** Pasted text goes into the filter as one line. */
export function pasteIntoFilter(tools: ControllerTools, {pane, edit}: Filtering, text: string): void {
  change(tools, pane, edit, insertInLine(edit, text));
}

function change(tools: ControllerTools, pane: string, before: TextEdit, after: TextEdit): void {
  tools.store.dispatch({type: 'filtering', pane, text: after.text, cursor: after.cursor});
  if (after.text !== before.text) setFilter(tools, pane, after.text);
}

/** The filter with the cursor on the best match; without a filter the cursor stays on its item. */
export function setFilter(tools: ControllerTools, pane: string, filter: string): void {
  if (pane === 'log') return setLogFilter(tools, filter);
  const {store, workspace} = tools;
  const resource = workspace.resource(pane);
  if (resource === undefined) return;
  const {cursor, view, index: at} = workspace.pane(resource);
  const selected = view.rows[at];
  const kept = filter === '' && selected !== undefined ? rowId(resource, selected) : undefined;
  // Where the last item of a filter has gone, its neighbour is next to it in the whole list.
  const index = filter === '' && selected === undefined ? (cursor.home ?? 0) : 0;
  store.dispatch({type: 'cursor', pane, cursor: {...cursor, filter, selected: kept, index, top: 0}});
}

/** Lets the filter of the focused list be typed, beginning with the one that is set. */
export function startFilter({store, workspace}: ControllerTools): void {
  const {focus} = store.getState();
  const resource = workspace.resource(focus);
  if (resource === undefined) return;
  store.dispatch({type: 'filtering', pane: focus, text: workspace.pane(resource).cursor.filter});
}
