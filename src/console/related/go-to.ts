import type {PaneName} from '../../core/layout.ts';
import {unfoldGroups} from '../tags/groups.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Goes to a pane, and there to the item of that identity; a filter is given up only when it hides that. */
export function goTo(tools: ControllerTools, pane: PaneName, id?: string): void {
  const {store, workspace, execute} = tools;
  const resource = workspace.resource(pane);
  if (resource !== undefined && id !== undefined) {
    unfoldGroups(tools, resource);
    const {cursor, view} = workspace.pane(resource);
    const filter = view.indexOf(id) === -1 ? '' : cursor.filter;
    store.dispatch({type: 'cursor', pane, cursor: {...cursor, filter, selected: id}});
  }
  execute({type: 'focus', pane});
}
